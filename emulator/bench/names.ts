/** A collection whose every request is answered at once, without the database: what a call costs when there is nothing to do. */
export const EMPTY = 'empty-answer'

/** The collection that is filled before anything is measured. */
export const MILLION = 'million'

/** Asks a measured process how much processor it has used. */
export const TELL_CPU = 'tell-cpu'
