/* What happens to a phone's whole storage, and the few things that happen to an enrolment or to one event. */

/* withholdLast: the first that waits was refused alone. */
inline withhold(p) {
  printf("the body of %d is refused to phone %d\n", phone[p].hw + 1, p);
  refusals++;
  phone[p].withheld = phone[p].withheld | only(phone[p].hw + 1);
  phone[p].refused = phone[p].refused | only(phone[p].hw + 1)
}

#if REJOINS
/* join.ts: a new credential, to which a new number belongs. */
inline rejoin(p) {
  printf("phone %d joins again\n", p);
  rejoins++;
  owner = 1 + rejoins;
  takeNumberFor(p)
}
#endif

inline cloneFirst() {
  printf("phone 1 is a copy of phone 0\n");
  fork = phone[0].saved;
  shared = lower;
  phone[1].isHere = 1;
  phone[1].number = phone[0].number;
  phone[1].saved = phone[0].saved;
  phone[1].pruned = phone[0].pruned;
  phone[1].hw = phone[0].hw;
  phone[1].serverDay = phone[0].serverDay;
  phone[1].withheld = phone[0].withheld;
  phone[1].quarantined = phone[0].quarantined;
  phone[1].refused = phone[0].refused;
  seq = 0;
  do
  :: seq < DAYS ->
    phone[1].whole[seq] = phone[0].whole[seq];
    if
    :: seq < DAYS - 1 -> phone[1].confirmed[seq] = phone[0].confirmed[seq]
    :: else
    fi;
    seq++
  :: else -> break
  od
}

inline begin() {
  phone[0].isHere = 1;
  lower = 1;
#if SECOND == OWN
  phone[1].isHere = 1;
  phone[1].number = NUMBERS - 1;
  upper = 1;
#if OWNERS
  enrolment[NUMBERS - 1] = 1;
#endif
#elif SECOND == TWIN
  phone[1].isHere = 1;
  shared = 1;
#endif
  skip
}

/* All ends are one state. */
inline clear() {
  clearServer();
  seq = 0;
  do
  :: seq < NUMBERS ->
    born[seq] = 0;
#if OWNERS
    enrolment[seq] = 0;
#endif
    seq++
  :: else -> break
  od;
  clearPhone(0);
  clearPhone(1);
  one = 0;
  another = 0;
  lower = 0;
  upper = 0;
  shared = 0;
  fork = 0;
  today = 0;
  rejoins = 0;
#if FALLS
  falls = 0;
#endif
  refusals = 0
}

inline clearServer() {
  seq = 0;
  do
  :: seq < NUMBERS ->
    server.hw[seq] = 0;
    server.receipts[seq] = 0;
    server.quarantined[seq] = 0;
#if OWNERS
    server.owner[seq] = 0;
#endif
    seq++
  :: else -> break
  od;
#if OWNERS
  server.isKnown = 0;
#endif
  server.stored = 0
}

inline clearPhone(p) {
  phone[p].isHere = 0;
  phone[p].number = 0;
  phone[p].saved = 0;
  phone[p].pruned = 0;
  phone[p].hw = 0;
  phone[p].serverDay = 0;
  phone[p].withheld = 0;
  phone[p].quarantined = 0;
  phone[p].refused = 0;
  forgetConfirmations(p)
}
