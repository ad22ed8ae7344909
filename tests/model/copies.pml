/* What happens to whole databases: clone, backup, restore; and the few things that happen to an enrolment. */

/* withholdLast: the first that waits was refused alone. */
inline withhold(p) {
  printf("the body of %d is refused to phone %d\n", phone[p].hw + 1, p);
  refusals++;
  phone[p].withheld = phone[p].withheld | only(phone[p].hw + 1)
}

/* join.ts: a new credential, to which a new number belongs. */
inline rejoin(p) {
  printf("phone %d joins again\n", p);
  rejoins++;
  takeNumber(p);
  phone[p].owner = 1 + rejoins
}

inline cloneFirst() {
  printf("phone 1 is a copy of phone 0\n");
  phone[1].isHere = 1;
  phone[1].number = phone[0].number;
  phone[1].owner = phone[0].owner;
  phone[1].saved = phone[0].saved;
  phone[1].pruned = phone[0].pruned;
  phone[1].hw = phone[0].hw;
  phone[1].events = phone[0].events;
  phone[1].serverDay = phone[0].serverDay;
  phone[1].withheld = phone[0].withheld;
  phone[1].quarantined = phone[0].quarantined;
  seq = 0;
  do
  :: seq < DAYS ->
    phone[1].confirmed[seq] = phone[0].confirmed[seq];
    phone[1].whole[seq] = phone[0].whole[seq];
    seq++
  :: else -> break
  od;
  seq = 0;
  do
  :: seq < NUMBERS -> phone[1].previous[seq] = phone[0].previous[seq]; seq++
  :: else -> break
  od
}

inline backUp() {
  printf("a backup is made\n");
  isBackedUp = 1;
  copyServer(backup, server)
}

/* Also without a backup: then the endpoint begins with an empty database. */
inline restoreServer() {
  printf("the backup is put back\n");
  restores++;
  isBackedUp = 0;
  copyServer(server, backup);
  if
  :: restores == RESTORES -> forget(backup)
  :: else
  fi
}

inline copyServer(to, source) {
  to.isKnown = source.isKnown;
  to.stored = source.stored;
  seq = 0;
  do
  :: seq < NUMBERS ->
    to.owner[seq] = source.owner[seq];
    to.hw[seq] = source.hw[seq];
    to.receipts[seq] = source.receipts[seq];
    to.quarantined[seq] = source.quarantined[seq];
    seq++
  :: else -> break
  od
}

inline forget(base) {
  base.isKnown = 0;
  base.stored = 0;
  seq = 0;
  do
  :: seq < NUMBERS ->
    base.owner[seq] = 0;
    base.hw[seq] = 0;
    base.receipts[seq] = 0;
    base.quarantined[seq] = 0;
    seq++
  :: else -> break
  od
}

/* All ends are one state. */
inline clear() {
  forget(server);
  forget(backup);
  clearPhone(0);
  clearPhone(1);
  seq = 0;
  do
  :: seq < NUMBERS -> born[seq] = 0; seq++
  :: else -> break
  od;
  numbers = 0;
  events = 0;
  today = 0;
  restores = 0;
  isBackedUp = 0;
  rejoins = 0;
  refusals = 0
}

inline clearPhone(p) {
  phone[p].isHere = 0;
  phone[p].number = 0;
  phone[p].owner = 0;
  phone[p].saved = 0;
  phone[p].pruned = 0;
  phone[p].hw = 0;
  phone[p].events = 0;
  phone[p].serverDay = 0;
  phone[p].withheld = 0;
  phone[p].quarantined = 0;
  forgetConfirmations(p);
  seq = 0;
  do
  :: seq < NUMBERS -> phone[p].previous[seq] = 0; seq++
  :: else -> break
  od
}
