// Package kin is which lessons belong together: how one is taken apart by its
// stories and put together again ([Without], [With]), and how two that say the
// same are joined. Everything here is a pure function of values; that two are
// joined is said by a person, never found out. And which two messes are worth laying
// side by side, now and then ([SideBySide]).
package kin
