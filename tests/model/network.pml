/* What becomes of exchanges on their way. Every request and every reply may be lost, late, or twice, without bound. */

inline copyLine(to, source) {
  to.state = source.state;
  to.phone = source.phone;
  to.number = source.number;
  to.owner = source.owner;
  to.first = source.first;
  to.last = source.last;
  to.bare = source.bare;
  to.isFresh = source.isFresh;
  to.hw = source.hw;
  to.digest = source.digest;
  to.day = source.day;
  to.quarantined = source.quarantined;
  to.wasFirst = source.wasFirst;
  to.isOvertaken = source.isOvertaken
}

/* What doesn't matter any more is nought: fewer states, the same behaviour. */
inline clearLine(l) {
  line[l].state = idle;
  line[l].phone = 0;
  clearRequest(l);
  line[l].number = 0;
  line[l].last = 0;
  line[l].isFresh = 0;
  clearReply(l)
}

inline clearRequest(l) {
  line[l].owner = 0;
  line[l].first = 0;
  line[l].bare = 0
}

inline clearReply(l) {
  line[l].hw = 0;
  line[l].digest = 0;
  line[l].day = 0;
  line[l].quarantined = 0;
  line[l].wasFirst = 0;
  line[l].isOvertaken = 0
}

/* Lines are alike, so the first is the one in use. */
inline endLine(l) {
#if LINES == 2
  if
  :: l == 0 && line[1].state != idle ->
    copyLine(line[0], line[1]);
    clearLine(1)
  :: else -> clearLine(l)
  fi
#else
  clearLine(l)
#endif
}

inline ask(p, l, start, count) {
  printf("phone %d asks on line %d: number %d, events %d ... %d\n", p, l, phone[p].number, start, (start) + (count) - 1);
  readBatch(p, start, count);
  copyLine(line[l], x);
  clearReply(l)
}

/* batch.ts, readWithheld */
inline askWhole(p, l, place) {
  ask(p, l, place, 1);
  line[l].bare = 0
}

/* The endpoint takes it in and answers; the reply lies on the line until it is applied, or lost. */
inline deliver(l) {
  printf("the endpoint answers line %d\n", l);
  sender = line[l].phone;
  copyLine(x, line[l]);
  exchangeOnServer();
  copyLine(line[l], x);
  clearRequest(l);
  if
  :: x.state == refused || x.number != phone[sender].number -> line[l].last = 0
  :: else
  fi;
#if LINES == 2 && WITHHELD
  if
  :: x.state == answered && line[1 - l].state == answered && line[1 - l].phone == sender -> line[1 - l].wasFirst = 1
  :: else
  fi
#endif
}

/* The reply is lost, or goes to a tab that is gone; the network keeps the request and may deliver it again. */
inline deliverForNobody(l) {
  printf("the endpoint takes line %d in; nobody hears its reply\n", l);
  sender = line[l].phone;
  copyLine(x, line[l]);
  exchangeOnServer()
}

inline lose(l) {
  printf("line %d is lost\n", l);
  endLine(l)
}

inline receive(l) {
  printf("phone %d has the reply of line %d\n", line[l].phone, l);
  copyLine(x, line[l]);
#if LINES == 2 && WITHHELD
  if
  :: x.state == answered && line[1 - l].phone == x.phone && line[1 - l].wasFirst -> line[1 - l].isOvertaken = 1
  :: else
  fi;
#endif
  endLine(l);
  sender = x.phone;
  if
  :: x.state == answered -> applyReply(sender)
  :: x.state == refused && phone[sender].number == x.number -> takeNumber(sender)
  :: else
  fi
}
