/**
 * A cookie that script may read, beside the credential that it may not: this
 * browser is a program's phone. Some browsers delete all that a page stored
 * after days without a visit, and keep what a server set; then it is all that
 * is left to notice the loss by. It says nothing else, and goes with a wipe.
 */
export const phoneMarker = "satchel-phone";
export const phoneMarkerValue = "joined";
