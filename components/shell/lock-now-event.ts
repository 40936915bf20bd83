/** Fired on `window` by "Lock now"; the idle guard hears it. */
export const LOCK_NOW_EVENT = 'interdepend:lock-now'
