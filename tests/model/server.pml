/* src/server/stores: one exchange is one transaction. It works on the request that lies in `x`, of phone `sender`. */

hidden Exchange x;
hidden byte sender, seq, event, other, digest, expected, there, high, from, gaps;
hidden byte isCertain, isElsewhere;

#ifdef BUG_BORN_ZERO
#define bornAtServer(number) 0
#else
#define bornAtServer(number) born[number]
#endif

/* sqlite-record-store.ts, exchangeOn */
inline exchangeOnServer() {
  if
  /* log-rows.ts, claimLog: another phone's */
  :: has(server.isKnown, x.number + 1) && server.owner[x.number] != x.owner -> x.state = refused
  :: else ->
    if
    :: !has(server.isKnown, x.number + 1) -> server.hw[x.number] = bornAtServer(x.number)
    :: else
    fi;
    takeEvents();
    advanceLog();
    server.isKnown = server.isKnown | only(x.number + 1);
    server.owner[x.number] = x.owner;
    answerAllPrevious();
    x.state = answered;
    x.hw = server.hw[x.number];
    x.quarantined = server.quarantined[x.number];
    x.day = today;
    digestOfLog();
    x.digest = digest;
    assertAcknowledgementTrue()
  fi
}

/* ingest.ts */
inline takeEvents() {
  seq = x.first;
  do
  :: seq <= x.last ->
    event = at(phone[sender].events, seq);
    if
#ifdef BUG_RECEIPT_SKIPPED
    :: has(server.stored, event) -> skip
#endif
    /* writeReceipt: another event has the place */
    :: at(server.receipts[x.number], seq) != 0 && at(server.receipts[x.number], seq) != event -> skip
    :: else ->
      if
      :: at(server.receipts[x.number], seq) == 0 ->
        server.receipts[x.number] = server.receipts[x.number] | row(seq, event)
      :: else
      fi;
      if
      :: !has(x.bare, seq) -> insertEvent()
      :: has(x.bare, seq) && !has(server.stored, event) ->
        server.quarantined[x.number] = server.quarantined[x.number] | only(seq)
      :: else
      fi
    fi;
    seq++
  :: else -> break
  od
}

inline insertEvent() {
#ifdef BUG_NO_DEDUPE
  assert(!has(server.stored, event)); /* S3: an id is stored once */
#endif
  if
  :: !has(server.stored, event) ->
    server.stored = server.stored | only(event);
    releaseQuarantined()
  :: else
  fi
}

/* Under every number. */
inline releaseQuarantined() {
#ifndef BUG_NOT_RELEASED
  other = 0;
  do
  :: other < NUMBERS ->
    from = 1;
    do
    :: from <= EVENTS ->
      if
      :: at(server.receipts[other], from) == event && has(server.quarantined[other], from) ->
        server.quarantined[other] = server.quarantined[other] ^ only(from)
      :: else
      fi;
      from++
    :: else -> break
    od;
    other++
  :: else -> break
  od
#endif
  skip
}

/* log-rows.ts, advancedLog */
inline advanceLog() {
  do
  :: server.hw[x.number] < EVENTS && at(server.receipts[x.number], server.hw[x.number] + 1) != 0 ->
    server.hw[x.number] = server.hw[x.number] + 1
  :: else -> break
  od
}

inline digestOfLog() {
  digestOfReceipts(x.number, bornAtServer(x.number), server.hw[x.number])
}

inline digestOfReceipts(log, after, until) {
  digest = 0;
  seq = after + 1;
  do
  :: seq <= until ->
    if
    :: at(server.receipts[log], seq) != 0 ->
      digest = digest | only(at(server.receipts[log], seq))
    :: else
    fi;
    seq++
  :: else -> break
  od
}

/* previous-numbers.ts, for what the phone had handed over when it made the request: numbers are given out in order. */
inline answerAllPrevious() {
  other = 0;
  do
  :: other < x.number ->
    if
    :: phone[sender].previous[other] != 0 ->
      if
      :: !has(server.isKnown, other + 1) -> /* noteReplaced */
        server.isKnown = server.isKnown | only(other + 1);
        server.owner[other] = x.owner;
        server.hw[other] = born[other]
      :: else
      fi;
      answerPrevious();
      assertListTrue()
    :: else
    fi;
    other++
  :: else -> break
  od
}

/* gaps.ts, gapsIn: what never came of number `other`, as a set of places. */
inline answerPrevious() {
  high = phone[sender].previous[other] - 1;
  gaps = 0;
  isCertain = true;
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
    :: server.hw[other] >= high && digest != expected && !isElsewhere ->
      gaps = upTo(high) ^ upTo(born[other]);
      isCertain = false
    :: else -> gapsBetween()
    fi
  fi
}

inline gapsBetween() {
  seq = server.hw[other] + 1;
  do
  :: seq <= high ->
    if
    :: at(server.receipts[other], seq) == 0 -> gaps = gaps | only(seq)
    :: else
    fi;
    seq++
  :: else -> break
  od
}

/* The same phone's copy, or its original, brought them under another number; rows keep their places. */
inline isWholeElsewhere() {
  isElsewhere = false;
  from = 0;
  do
  :: from < NUMBERS ->
    if
    :: from != other && has(server.isKnown, from + 1) && server.owner[from] == server.owner[other] &&
        born[from] >= born[other] && born[from] <= server.hw[other] && born[from] <= high &&
        server.hw[from] >= high ->
      there = 0;
      seq = born[other] + 1;
      do
      :: seq <= born[from] -> addToSum(at(server.receipts[other], seq)); seq++
      :: seq > born[from] && seq <= high -> addToSum(at(server.receipts[from], seq)); seq++
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
