package foreign

import _ "time/tzdata" // Windows knows no zone by the names that Day One has
