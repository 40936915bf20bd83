/** Fired on `window` once the device is handed over; the guard of this page tells the other tabs. */
export const HAND_OVER_EVENT = 'interdepend:hand-over'
