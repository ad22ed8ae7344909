/* What must hold. S1 ... S5 are told in the README beside this. */

hidden byte isKnown, n, s;

/* S1, when a reply is made: all that it confirms is stored in this life of the server, or known to lack its body. */
inline assertAcknowledgementTrue() {
  seq = born[x.number] + 1;
  do
  :: seq <= x.hw ->
    event = at(server.receipts[x.number], seq);
    assert(event != 0);
    assert(has(server.stored, event) != has(x.quarantined, seq));
    seq++
  :: else -> break
  od
}

/* S2: an event leaves only after it was confirmed with its body on two days, neither taken back since. */
inline assertConfirmedTwice(p) {
  n = 0;
  seq = 0;
  do
  :: seq < DAYS -> n = n + has(phone[p].whole[seq], phone[p].pruned); seq++
  :: else -> break
  od;
  assert(n >= 2)
}

/* The known gap: a copy's event has the place, and only the rest of the former number is named. */
#define isHiddenByCopy(place) (gaps != 0 && at(server.receipts[other], place) != event)

/* S2: the list of what is missing of a former number is silent about nothing, and what it calls certain is so. */
inline assertListTrue() {
  seq = born[other] + 1;
  do
  :: seq < phone[sender].previous[other] ->
    event = at(phone[sender].events, seq);
    if
    :: has(gaps, seq) ->
      assert(!isCertain || at(server.receipts[other], seq) != event)
    :: else ->
      isEventKnown();
      assert(isKnown || isHiddenByCopy(seq))
    fi;
    seq++
  :: else -> break
  od
}

/* Stored, or its body is on a list of its own: the quarantine. */
inline isEventKnown() {
  isKnown = has(server.stored, event);
  n = 0;
  do
  :: n < NUMBERS && !isKnown ->
    s = 1;
    do
    :: s <= EVENTS ->
      if
      :: has(server.quarantined[n], s) && at(server.receipts[n], s) == event -> isKnown = 1
      :: else
      fi;
      s++
    :: else -> break
    od;
    n++
  :: else -> break
  od
}
