let isWatching = false
let isLeaving = false

/** Takes decrypted text off the screen at once, and out of memory: modules stay there as long as the document lives. */
export function leaveDocument(): void {
  isLeaving = true
  hide()
  location.reload()
}

/**
 * Takes decrypted text off the screen while the reader is on another site or page: browsers bring a document back as it was,
 * also to somebody who has signed out elsewhere meanwhile.
 */
export function hideWhileAway(): void {
  if (isWatching) return
  isWatching = true
  addEventListener('pagehide', ({persisted}) => {
    if (persisted) hide()
  })
  // The session store has listened for longer, so by now it has looked who is here.
  addEventListener('pageshow', ({persisted}) => {
    if (persisted && !isLeaving) document.documentElement.style.opacity = ''
  })
}

/** Not out of the layout, which would lose the scroll position. Nothing inside can undo it, as it could `visibility`. */
function hide() {
  document.documentElement.style.opacity = '0'
}
