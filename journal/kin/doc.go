// Package kin is which lessons belong together: how one is taken apart by its
// stories and put together again ([Without], [With]), how two that say the same are
// joined, and when one would be an exception of itself ([IsException]). That two are
// joined is said by a person, never found out. It also says which two messes are worth
// laying side by side, now and then ([SideBySide]). Everything here is a pure function
// of values.
package kin
