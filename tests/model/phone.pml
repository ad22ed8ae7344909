/* src/storage and src/sync: what a phone does, each of it one transaction. `p` is the phone, `l` its line. */

/* The digest of events after + 1 ... until of phone `sender`. */
inline digestOfPhone(after, until) {
  digest = 0;
  seq = after + 1;
  do
  :: seq <= until ->
    digest = digest | only(at(phone[sender].events, seq));
    seq++
  :: else -> break
  od
}

/* commit.ts */
inline save(p) {
  printf("phone %d saves event %d\n", p, events + 1);
  events++;
  phone[p].saved++;
  phone[p].events = phone[p].events | row(phone[p].saved, events)
}

/* batch.ts: `count` events from `first` on; a mark in the place of a body that was refused before. */
inline readBatch(p, start, count) {
  x.state = asked;
  x.phone = p;
  x.number = phone[p].number;
  x.owner = phone[p].owner;
  x.first = start;
  x.last = start + count - 1;
  x.bare = phone[p].withheld & (upTo(x.last) ^ upTo(start - 1));
  x.isFresh = 1
}

#ifdef BUG_PRUNED_IGNORED
#define isBehindPruned(p) false
#else
#define isBehindPruned(p) (x.hw < phone[p].pruned)
#endif
#ifdef BUG_NO_DIGEST
#define isSameDigest true
#else
#define isSameDigest (digest == x.digest)
#endif

/* batch.ts, readWithheld: what went without its body, and what the endpoint says it has without. */
#ifdef BUG_OWN_LIST_ONLY
#define mayMissBody(p, place) has(phone[p].withheld, place)
#else
#define mayMissBody(p, place) (place > phone[p].pruned && has(phone[p].withheld | phone[p].quarantined, place))
#endif

/* apply-reply.ts, on the reply in `x`. */
inline applyReply(p) {
  sender = p;
  digestOfPhone(born[x.number], x.hw);
  if
  /* isOutOfDate */
  :: phone[p].number != x.number -> skip
  :: phone[p].number == x.number && x.hw < phone[p].hw && !x.isFresh -> skip
  :: else ->
    if
    :: x.hw > phone[p].saved || isBehindPruned(p) -> takeNumber(p)
    :: else ->
      if
      :: isSameDigest -> confirm(p)
      :: else -> takeNumber(p)
      fi
    fi
  fi
}

/* log.ts, renumbered, and sync-row.ts, renumberedSync */
inline takeNumber(p) {
  printf("phone %d takes number %d, born %d\n", p, numbers, phone[p].pruned);
  assert(numbers < NUMBERS); /* S5: no faults that end make a phone take numbers for ever */
#ifndef BUG_PREVIOUS_DROPPED
  phone[p].previous[phone[p].number] = phone[p].pruned + 1;
#endif
  phone[p].number = numbers;
#ifdef BUG_BORN_ZERO
  born[numbers] = 0;
  phone[p].hw = 0;
#else
  born[numbers] = phone[p].pruned;
  phone[p].hw = phone[p].pruned;
#endif
  numbers++;
  phone[p].quarantined = 0;
  forgetConfirmations(p);
  oneReplyMore(p)
}

inline forgetConfirmations(p) {
  seq = 0;
  do
  :: seq < DAYS -> phone[p].confirmed[seq] = 0; phone[p].whole[seq] = 0; seq++
  :: else -> break
  od
}

/* sync.replies + 1: what was asked before is not fresh any more. A reply to another number never is. */
inline oneReplyMore(p) {
  seq = 0;
  do
  :: seq < LINES ->
    if
    :: line[seq].state != idle && line[seq].phone == p -> line[seq].isFresh = 0
    :: else
    fi;
    seq++
  :: else -> break
  od
}

/* repliedSync */
inline confirm(p) {
#ifdef BUG_ONLY_RAISED
  if
  :: x.hw > phone[p].hw -> phone[p].hw = x.hw
  :: else
  fi;
#else
  phone[p].hw = x.hw;
#endif
  if
#if WITHHELD
  :: x.isFresh || !x.isOvertaken ->
#else
  :: x.day >= phone[p].serverDay -> /* the same, where nothing is quarantined */
#endif
    phone[p].serverDay = x.day;
    phone[p].quarantined = x.quarantined;
    stillWithheld(p)
  :: else
  fi;
  withConfirmation(p);
  oneReplyMore(p)
}

/* Those behind hw, and those that the endpoint misses. */
inline stillWithheld(p) {
  phone[p].withheld = phone[p].withheld & (x.quarantined | ~upTo(x.hw))
}

/* retention.ts, wholeUpTo, into `high`: no further than before the first event that may have no other copy than this. */
inline wholeUpTo(p, limit) {
  high = limit;
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
}

inline withConfirmation(p) {
#ifdef BUG_CONFIRMED_WITHOUT_BODY
  high = x.hw;
#else
  wholeUpTo(p, x.hw);
#endif
  other = phone[p].serverDay;
  seq = 0;
  do
  :: seq < DAYS ->
    if
    :: seq > other -> phone[p].confirmed[seq] = 0
    :: seq <= other && phone[p].confirmed[seq] > high + 1 -> phone[p].confirmed[seq] = high + 1
    :: else
    fi;
    phone[p].whole[seq] = phone[p].whole[seq] & upTo(x.hw) & ~x.quarantined;
    seq++
  :: else -> break
  od;
  if
  :: phone[p].confirmed[other] == 0 -> phone[p].confirmed[other] = high + 1
  :: else
  fi;
  phone[p].whole[x.day] = phone[p].whole[x.day] | (upTo(x.hw) & ~upTo(phone[p].pruned) & ~x.quarantined);
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
  assert(high >= phone[p].pruned);
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
