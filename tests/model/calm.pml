/* The faults end: nothing is under way, every body goes through, and the phones that are left send until all is
   quiet. `one` alone, or in turn with `another`. Then nothing may be wrong any more. */

hidden byte who, turn, rounds, seenNumber, seenHw, seenWithheld, mark;
hidden byte isQuiet;

inline calm() {
  if
  :: RESTORES -> assertListsTrueOn(one); assertListsTrueOn(another)
  :: else
  fi;
  rounds = 0;
  do
  :: true ->
    isQuiet = 1;
    turn = 0;
    do
    :: turn < 2 ->
      who = (turn == 0 -> one : another);
      seenNumber = phone[who].number;
      seenHw = phone[who].hw;
      seenWithheld = phone[who].withheld;
      exchangeInCalm(phone[who].hw + 1, phone[who].saved - phone[who].hw, 0);
      mark = 1;
      /* send-waiting.ts, sendWithheld */
      do
      :: mark <= phone[who].hw && mayMissBody(who, mark) -> exchangeInCalm(mark, 1, 1); mark++
      :: mark <= phone[who].hw && !mayMissBody(who, mark) -> mark++
      :: else -> break
      od;
      if
      :: phone[who].number == seenNumber && phone[who].hw == seenHw && phone[who].withheld == seenWithheld -> skip
      :: else -> isQuiet = 0
      fi;
      turn++
    :: else -> break
    od;
    rounds++;
    if
    :: isQuiet -> break
    :: !isQuiet -> must(5, rounds < ROUNDS)
    fi
  od;
  assertNoSharedNumber(one, another);
  assertAllThere(one);
  assertAllThere(another)
}

inline exchangeInCalm(start, count, isWhole) {
  sender = who;
  readBatch(start, count);
  x.bare = (isWhole -> 0 : x.bare);
  exchangeOnServer();
  applyReply(who)
}

/* S2: what the phone holds is stored, and what it dropped is stored or on a list; only a restore takes anything away. */
inline assertAllThere(p) {
  sender = p;
  must(5, phone[p].hw == phone[p].saved && phone[p].withheld == 0);
  mark = 1;
  do
  :: mark <= phone[p].saved ->
    event = eventOf(p, mark);
    if
    :: has(server.stored, event)
    :: else ->
      must(2, mark <= phone[p].pruned && RESTORES);
      isEventKnown();
      other = 0;
      do
      :: other < NUMBERS && !isKnown ->
        if
        :: isTold(p, other, phone[p].number) && dropped(p, other) >= mark && born[other] < mark ->
          answerPrevious();
          isKnown = has(gaps, mark) || isHiddenByCopy(mark)
        :: else
        fi;
        other++
      :: else -> break
      od;
      must(2, isKnown)
    fi;
    mark++
  :: else -> break
  od
}

/* S4: one number is one row of events, whoever sends under it. */
inline assertNoSharedNumber(p, q) {
  if
  :: p != q && phone[p].number == phone[q].number ->
    mark = born[phone[p].number] + 1;
    do
    :: mark <= phone[p].saved && mark <= phone[q].saved ->
      must(4, eventOf(p, mark) == eventOf(q, mark));
      mark++
    :: else -> break
    od
  :: else
  fi
}
