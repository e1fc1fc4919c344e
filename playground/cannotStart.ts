/** Something in the way that whoever typed the command can remove: the message says what it is and how. */
export class CannotStart extends Error {}
