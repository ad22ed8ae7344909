/* src/server/stores: one exchange is one transaction. It works on the request that lies in `x`, of phone `sender`. */

typedef Request {
  byte number;
  byte owner;
  byte first;
  byte last;                /* first - 1 for a greeting */
  byte bare;                /* places that go without their bodies */
};
hidden Request x;
hidden Reply r;
hidden byte sender, owner, seq, event, other, digest, expected, there, high, from, gaps;
hidden byte certain, isElsewhere;

#ifdef BUG_BORN_ZERO
#define bornAtServer(number) 0
#else
#define bornAtServer(number) born[number]
#endif

/* sqlite-record-store.ts, exchangeOn. The reply is in `r`. */
inline exchangeOnServer() {
  r.isFresh = 1;
  r.phone = sender;
  r.isOvertaken = 0;
#if OWNERS
  claimLog();
#endif
  if
#if OWNERS
  :: server.owner[x.number] != x.owner ->
    r.isRefused = 1;
    r.hw = 0;
    r.isSame = 0;
    r.quarantined = 0;
    r.day = 0
#endif
  :: else ->
    takeEvents();
    advanceLog();
#if !RESTORES
    assertListsTrue();
#endif
    r.isRefused = 0;
    r.hw = server.hw[x.number];
    r.quarantined = server.quarantined[x.number];
    r.day = today;
    assertAcknowledgementTrue();
    isSameAsOnPhone()
  fi
}

#if OWNERS
/* log-rows.ts, claimLog, and previous-numbers.ts, noteReplaced: numbers belong to who is the first to tell of them. */
inline claimLog() {
  if
  :: !has(server.isKnown, x.number + 1) -> from = x.number; claim()
  :: else
  fi;
  if
  :: server.owner[x.number] == x.owner ->
    other = 0;
    do
    :: other < NUMBERS ->
      if
      :: isTold(sender, other, x.number) && !has(server.isKnown, other + 1) -> from = other; claim()
      :: else
      fi;
      other++
    :: else -> break
    od
  :: else
  fi
}

inline claim() {
  server.isKnown = server.isKnown | only(from + 1);
  server.owner[from] = x.owner
}
#endif

/* ingest.ts */
inline takeEvents() {
  seq = x.first;
  do
  :: seq <= x.last ->
    event = eventOf(sender, seq);
    takeEvent(has(x.bare, seq));
    seq++
  :: else -> break
  od
}

inline takeEvent(isBare) {
  if
#ifdef BUG_RECEIPT_SKIPPED
  :: has(server.stored, event) -> skip
#endif
  /* writeReceipt: another event has the place */
  :: makerAt(server.receipts[x.number], seq) != 0 && eventAt(server.receipts[x.number], seq) != event -> skip
  :: else ->
    server.receipts[x.number] = server.receipts[x.number] | row(seq, event);
    if
#ifdef BUG_NO_DEDUPE
    :: !(isBare) -> insertEvent()
#else
    :: !(isBare) && !has(server.stored, event) -> insertEvent()
#endif
#if WITHHELD
    :: isBare && !has(server.stored, event) ->
      server.quarantined[x.number] = server.quarantined[x.number] | only(seq)
#endif
    :: else
    fi
  fi
}

inline insertEvent() {
  must(3, !has(server.stored, event));
  server.stored = server.stored | only(event);
#if WITHHELD && !defined(BUG_NOT_RELEASED)
  /* releaseQuarantined, under every number */
  from = 0;
  do
  :: from < NUMBERS ->
    if
    :: eventAt(server.receipts[from], seq) == event ->
      server.quarantined[from] = server.quarantined[from] & ~only(seq)
    :: else
    fi;
    from++
  :: else -> break
  od
#endif
  skip
}

/* log-rows.ts, advancedLog; an unknown number starts at `born` */
inline advanceLog() {
  server.hw[x.number] = (server.hw[x.number] < bornAtServer(x.number) -> bornAtServer(x.number) : server.hw[x.number]);
  do
  :: server.hw[x.number] < EVENTS && makerAt(server.receipts[x.number], server.hw[x.number] + 1) != 0 ->
    server.hw[x.number] = server.hw[x.number] + 1
  :: else -> break
  od
}

/* What the phone finds when it compares, now or later: what it has of a number never changes. */
inline isSameAsOnPhone() {
  r.isSame = r.hw <= phone[sender].saved;
#ifndef BUG_NO_DIGEST
  if
  :: r.isSame ->
    digestOfPhone(born[x.number], r.hw);
    expected = digest;
    digestOfReceipts(x.number, bornAtServer(x.number), r.hw);
    r.isSame = digest == expected
  :: else
  fi
#endif
  if
  :: !r.isSame -> r.quarantined = 0; r.day = 0
  :: else
  fi
}

inline digestOfReceipts(log, after, until) {
  digest = 0;
  seq = after + 1;
  do
  :: seq <= until ->
    if
    :: makerAt(server.receipts[log], seq) != 0 ->
      digest = digest | only(eventAt(server.receipts[log], seq))
    :: else
    fi;
    seq++
  :: else -> break
  od
}

/* previous-numbers.ts, for phone `sender` and its former number `other`; gaps.ts, gapsIn: what of it never came, as a
   set of places, and which of them for certain. */
inline answerPrevious() {
  high = dropped(sender, other);
  gaps = 0;
  certain = 0;
  if
  :: high <= born[other]
  :: else ->
    digestOfPhone(born[other], high);
    expected = digest;
    digestOfReceipts(other, born[other], high);
    isWholeElsewhere();
    if
    :: server.hw[other] >= high && digest == expected -> skip
    :: isElsewhere -> skip
    :: server.hw[other] >= high && digest != expected && !isElsewhere -> gaps = upTo(high) ^ upTo(born[other])
    :: else -> gapsBetween()
    fi
  fi
}

inline gapsBetween() {
  seq = (server.hw[other] < born[other] -> born[other] : server.hw[other]) + 1;
  do
  :: seq <= high ->
    if
    :: makerAt(server.receipts[other], seq) == 0 ->
      gaps = gaps | only(seq);
      certain = certain | only(seq);
#ifndef BUG_CERTAIN_OF_NUMBER
      isPlaceElsewhere()
#endif
    :: else
    fi;
    seq++
  :: else -> break
  od
}

/* gaps.ts, receiptsOfOwner: another number of the phone has the place, perhaps for the same event. */
inline isPlaceElsewhere() {
  from = 0;
  do
  :: from < NUMBERS ->
    if
    :: from != other && isKnownOfOwner(from) && makerAt(server.receipts[from], seq) != 0 ->
      certain = certain & ~only(seq)
    :: else
    fi;
    from++
  :: else -> break
  od
}

#ifdef BUG_LATER_ONLY
#define mayGoOn(n) (born[n] >= born[other])
#else
#define mayGoOn(n) true
#endif

/* The same phone's copy, or its original, or an earlier number brought them under another number; rows keep their places. */
inline isWholeElsewhere() {
  isElsewhere = false;
#ifdef BUG_NEVER_ELSEWHERE
  from = NUMBERS;
#else
  from = 0;
#endif
  do
  :: from < NUMBERS ->
    if
    :: from != other && isKnownOfOwner(from) && mayGoOn(from) && born[from] <= server.hw[other] && born[from] <= high &&
        server.hw[from] >= high ->
      there = 0;
      seq = born[other] + 1;
      do
      :: seq <= born[from] -> addToSum(eventAt(server.receipts[other], seq)); seq++
      :: seq > born[from] && seq <= high -> addToSum(eventAt(server.receipts[from], seq)); seq++
      :: else -> break
      od;
      isElsewhere = isElsewhere || there == expected
    :: else
    fi;
    from++
  :: else -> break
  od
}

/* Twice the same is another sum than any set's. */
inline addToSum(one) {
  there = (one == 0 || has(there, one) -> 128 : there | only(one))
}
