/* src/storage and src/sync: what a phone does, each of it one transaction. */

/* The digest of events after + 1 ... until of phone `sender`. */
inline digestOfPhone(after, until) {
  digest = 0;
  seq = after + 1;
  do
  :: seq <= until ->
    digest = digest | only(eventOf(sender, seq));
    seq++
  :: else -> break
  od
}

/* commit.ts */
inline save(p) {
  phone[p].saved++;
  printf("phone %d saves event %d\n", p, phone[p].saved)
}

/* batch.ts: events from `start` on, as far as phone `sender` still has them; a mark in the place of a body that was
   refused before. */
inline readBatch(start, count) {
  x.number = phone[sender].number;
  x.owner = enrolmentOf(sender, x.number);
  x.first = (start > phone[sender].pruned -> start : phone[sender].pruned + 1);
  x.last = start + count - 1;
  x.bare = phone[sender].withheld
}

#ifdef BUG_PRUNED_IGNORED
#define isBehindPruned(p) false
#else
#define isBehindPruned(p) (r.hw < phone[p].pruned)
#endif

/* batch.ts, readWithheld: what went without its body, and what the endpoint says it has without. */
#ifdef BUG_OWN_LIST_ONLY
#define mayMissBody(p, place) has(phone[p].withheld, place)
#else
#define mayMissBody(p, place) (place > phone[p].pruned && has(phone[p].withheld | phone[p].quarantined, place))
#endif

/* apply-reply.ts, on the reply in `r`, which is of the number that the phone has: one to another changes nothing. */
inline applyReply(p) {
  if
  :: r.isRefused ->
#ifndef BUG_REFUSAL_IGNORED
    takeNumber(p)
#endif
    skip
  /* isOutOfDate */
  :: !r.isRefused && r.hw < phone[p].hw && !r.isFresh -> skip
  :: else ->
    if
    :: isBehindPruned(p) || !r.isSame -> takeNumber(p)
    :: else -> confirm(p)
    fi
  fi
}

/* log.ts, renumbered, and sync-row.ts, renumberedSync */
inline takeNumber(p) {
#if OWNERS
  owner = enrolmentOf(p, phone[p].number);
#endif
  takeNumberFor(p)
}

inline takeNumberFor(p) {
  must(5, lower + upper < NUMBERS); /* no faults that end make a phone take numbers for ever */
  if
  :: p == 0 -> phone[p].number = lower; lower++
  :: else -> upper++; phone[p].number = NUMBERS - upper
  fi;
  printf("phone %d takes number %d, born %d\n", p, phone[p].number, phone[p].pruned);
#ifdef BUG_BORN_ZERO
  phone[p].hw = 0;
#else
  born[phone[p].number] = phone[p].pruned;
  phone[p].hw = phone[p].pruned;
#endif
#if OWNERS
  enrolment[phone[p].number] = owner;
#endif
  phone[p].quarantined = 0;
  forgetConfirmations(p);
  dropLate(p)
}

inline forgetConfirmations(p) {
  seq = 0;
  do
  :: seq < DAYS - 1 -> phone[p].confirmed[seq] = 0; phone[p].whole[seq] = 0; seq++
  :: else -> break
  od;
  phone[p].whole[DAYS - 1] = 0
}

/* By its clock, unless that has moved further than two requests can be apart. */
#ifdef BUG_ANY_CLOCK
#define isNewest(p) \
  (r.isFresh || r.day > phone[p].serverDay || r.day == phone[p].serverDay && !r.isOvertaken)
#else
#define isNewest(p) (r.isFresh || r.day >= phone[p].serverDay && !r.isOvertaken)
#endif

/* repliedSync */
inline confirm(p) {
#ifdef BUG_ONLY_RAISED
  if
  :: r.hw > phone[p].hw -> phone[p].hw = r.hw
  :: else
  fi;
#else
  phone[p].hw = r.hw;
#endif
  if
  :: isNewest(p) ->
    phone[p].serverDay = r.day;
    phone[p].quarantined = r.quarantined;
    /* stillWithheld: those behind hw, and those that the endpoint misses */
    phone[p].withheld = phone[p].withheld & (r.quarantined | ~upTo(r.hw))
  :: else
  fi;
  withConfirmation(p);
  noteWhole(p);
  replyMore(p)
}

/* retention.ts, wholeUpTo, into `high`: no further than before the first event that may have no other copy than this. */
inline wholeUpTo(p, limit) {
  high = limit;
#if WITHHELD
  seq = phone[p].pruned + 1;
  do
  :: seq <= high ->
    if
    :: has(phone[p].withheld | phone[p].quarantined, seq) -> high = seq - 1
    :: else
    fi;
    seq++
  :: else -> break
  od
#endif
}

inline withConfirmation(p) {
#ifdef BUG_CONFIRMED_WITHOUT_BODY
  high = r.hw;
#else
  wholeUpTo(p, r.hw);
#endif
#ifdef BUG_LATE_DAY
  other = r.day;
#else
  other = phone[p].serverDay;
#endif
#ifdef BUG_NEWEST_CUT
  seq = (other > 0 -> other - 1 : 0);
#else
  seq = 0;
#endif
  do
  :: seq < DAYS - 1 ->
    if
    /* Of a day that is still to come, by a clock that was set back. */
    :: seq > other -> phone[p].confirmed[seq] = 0
    :: seq <= other && phone[p].confirmed[seq] > high + 1 -> phone[p].confirmed[seq] = high + 1
    :: else
    fi;
    seq++
  :: else -> break
  od;
  if
  :: other < DAYS - 1 ->
    if
    :: phone[p].confirmed[other] == 0 -> phone[p].confirmed[other] = high + 1
    :: else
    fi
  :: else
  fi;
#if DAYS == 3
  /* Of the old ones, the newest is enough. */
  if
  :: other == 2 && phone[p].confirmed[1] != 0 -> phone[p].confirmed[0] = 0
  :: else
  fi
#endif
  skip
}

/* mayLeaveUpTo, into `high` */
inline mayLeave(p) {
  high = phone[p].pruned;
  seq = 0;
  do
  :: seq < phone[p].serverDay ->
    if
    :: phone[p].confirmed[seq] != 0 -> high = phone[p].confirmed[seq] - 1
    :: else
    fi;
    seq++
  :: else -> break
  od;
#ifdef BUG_PRUNED_AFTER_ONE
  high = phone[p].hw;
#endif
  if
  :: phone[p].hw < high -> high = phone[p].hw
  :: else
  fi;
  wholeUpTo(p, high)
}

/* pruneConfirmed: after any reply, in a transaction of its own, so at any time; a bounded number, so here one. */
inline prune(p) {
  printf("phone %d prunes to %d\n", p, high);
  if
  :: phone[p].pruned < high ->
    phone[p].pruned++;
    assertConfirmedTwice(p);
    seq = 0;
    do
    :: seq < DAYS -> phone[p].whole[seq] = phone[p].whole[seq] & ~upTo(phone[p].pruned); seq++
    :: else -> break
    od
  :: else
  fi
}
