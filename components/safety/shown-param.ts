/** Says in the address that what a review folds was shown on this page; it counts only with the act in the record. */
export const SHOWN_PARAM = 'shown'
