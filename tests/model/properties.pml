/* What must hold. S1 ... S5 are told in the README beside this. */

hidden byte isKnown, isWhole, brought, n, s;

/* The number of the property is told before the assertion fails, so that a run can name it. */
#define must(property, holds) \
  if \
  :: holds \
  :: else -> printf("S%d is broken\n", property); assert(holds) \
  fi

/* S1, when a reply is made: all that it confirms is stored in this life of the server, or known to lack its body. */
inline assertAcknowledgementTrue() {
  seq = born[x.number] + 1;
  do
  :: seq <= r.hw ->
    event = eventAt(server.receipts[x.number], seq);
    must(1, event != 0);
    must(1, has(server.stored, event) != has(r.quarantined, seq));
    seq++
  :: else -> break
  od
}

/* What the endpoint has whole, by its latest word: of no day that is still to come. A reply that was overtaken proves
   nothing any more. */
inline noteWhole(p) {
  if
  :: !r.isOvertaken ->
    high = upTo(r.hw) & ~r.quarantined;
    seq = 0;
    do
    :: seq < DAYS -> phone[p].whole[seq] = phone[p].whole[seq] & (seq > r.day -> 0 : high); seq++
    :: else -> break
    od;
    phone[p].whole[r.day] = phone[p].whole[r.day] | (high & ~upTo(phone[p].pruned))
  :: else
  fi
}

/* S2: an event leaves only after it was confirmed with its body on two days, neither taken back since. */
inline assertConfirmedTwice(p) {
  n = 0;
  seq = 0;
  do
  :: seq < DAYS -> n = n + has(phone[p].whole[seq], phone[p].pruned); seq++
  :: else -> break
  od;
  must(2, n >= 2)
}

/* Numbers that phone `p` names as former ones, while it has `n`. */
#if defined(BUG_LAST_PREVIOUS_ONLY)
#define isTold(p, other, n) (isBefore(p, other, n) && numberAfter(p, other) == (n))
#elif defined(BUG_REJOIN_FORGETS)
#define isTold(p, other, n) (isBefore(p, other, n) && enrolment[other] == enrolment[n])
#else
#define isTold(p, other, n) isBefore(p, other, n)
#endif

#if OWNERS
#define isAccepted (server.owner[x.number] == x.owner)
#else
#define isAccepted true
#endif

inline assertListsTrueOn(p) {
  sender = p;
  x.number = phone[p].number;
#if OWNERS
  x.owner = enrolmentOf(p, x.number);
  claimLog();
#endif
  if
  :: isAccepted -> assertListsTrue()
  :: else /* the endpoint refuses to answer */
  fi
}


inline assertListsTrue() {
  other = 0;
  do
  :: other < NUMBERS ->
    if
    :: isTold(sender, other, x.number) ->
      answerPrevious();
      assertListTrue()
    :: else
    fi;
    other++
  :: else -> break
  od
}

/* The known gap: a copy's event has the place, and only the rest of the former number is named. */
#define isHiddenByCopy(place) \
  (gaps != 0 && makerAt(server.receipts[other], place) != 0 && eventAt(server.receipts[other], place) != event)

/* S2: the list of what is missing of a former number is silent about nothing, and what it calls certain is so. It is
   empty where nothing was restored, or all of it came. */
inline assertListTrue() {
  isAllBrought();
  must(2, gaps == 0 || (RESTORES && !isWhole));
  seq = born[other] + 1;
  do
  :: seq <= dropped(sender, other) ->
    event = eventOf(sender, seq);
    if
    :: has(gaps, seq) ->
      must(2, !has(certain, seq) || !has(brought, seq))
    :: else ->
      isEventKnown();
#ifdef BUG_NAMES_ALL
      must(2, isKnown)
#else
      must(2, isKnown || isHiddenByCopy(seq))
#endif
    fi;
    seq++
  :: else -> break
  od
}

/*
 * Which events of the list came under any number of the enrolment, and whether all came: under the number itself up to
 * where one that goes on with them begins, and the rest under that, or all under one from before; what lies behind a
 * gap there may be said to be missing perhaps. A known gap: numbers of two enrolments aren't looked at together.
 */
inline isAllBrought() {
  brought = 0;
  isWhole = 0;
  from = 0;
  do
  :: from < NUMBERS && isKnownOfOwner(from) ->
    there = from == other || server.hw[from] >= dropped(sender, other);
    seq = born[other] + 1;
    do
    :: seq <= dropped(sender, other) ->
      event = eventOf(sender, seq);
      brought = brought | only(seq) * (eventAt(server.receipts[from], seq) == event);
      there = there && (seq <= born[from] && eventAt(server.receipts[other], seq) == event
        || seq > born[from] && eventAt(server.receipts[from], seq) == event);
      seq++
    :: else -> break
    od;
    isWhole = isWhole || there;
    from++
  :: from < NUMBERS && !isKnownOfOwner(from) -> from++
  :: else -> break
  od
}

/* Stored, or its body is on a list of its own: the quarantine. */
inline isEventKnown() {
  isKnown = has(server.stored, event);
#if WITHHELD
  n = 0;
  do
  :: n < NUMBERS && !isKnown ->
    s = 1;
    do
    :: s <= EVENTS ->
      if
      :: has(server.quarantined[n], s) && eventAt(server.receipts[n], s) == event -> isKnown = 1
      :: else
      fi;
      s++
    :: else -> break
    od;
    n++
  :: else -> break
  od
#endif
}
