/* What becomes of exchanges on their way: every request and every reply may be lost, late, or come twice, without bound. */

/* Of the numbers that a phone has or had. What a copy had before it was one, the first phone has asked as well. */
#define hasHad(p, n) ((p) == 0 -> (n) < lower : isUpper(n) || (shared > 0 && (n) == shared - 1))
#if OWNERS
#define isOwn(p, n) (has(server.isKnown, (n) + 1) && server.owner[n] == enrolmentOf(p, n))
#else
#define isOwn(p, n) true
#endif
#define mayAsk(p, n, place) \
  (phone[p].isHere && hasHad(p, n) && (place) > born[n] && (place) <= phone[p].saved && isOwn(p, n))

#if !RESTORES
inline recall() { skip }
inline chooseReply(p) { skip }

/* The rest changes nothing. */
#define isNews(p, n, place) \
  (makerAt(server.receipts[n], place) == 0 || has(server.quarantined[n], place))
#define isNewsBare(p, n, place) \
  (makerAt(server.receipts[n], place) == 0 && has(phone[p].refused, place))

#if WITHHELD
#define requests(p, n, place) \
  :: d_step { mayAsk(p, n, place) && isNews(p, n, place) -> takeIn(p, n, place, 0); skip } \
  :: d_step { mayAsk(p, n, place) && isNewsBare(p, n, place) -> takeIn(p, n, place, 1); skip }
#else
#define requests(p, n, place) \
  :: d_step { mayAsk(p, n, place) && isNews(p, n, place) -> takeIn(p, n, place, 0); skip }
#endif

/* One event of a request, which may have been made long ago, and its reply be lost: a batch is some of these. */
inline takeIn(p, n, place, isBare) {
  printf("the endpoint takes in event %d of phone %d under number %d, body %d\n", place, p, n, !isBare);
  x.number = n;
  seq = place;
  event = eventOf(p, place);
  takeEvent(isBare);
  advanceLog()
}

#if OWNERS
/* A greeting, or what any request tells of numbers. */
#define claims(p, n) \
  :: d_step { phone[p].isHere && hasHad(p, n) && (!has(server.isKnown, (n) + 1) || isOwn(p, n)) -> tellOf(p, n); skip }

inline tellOf(p, n) {
  sender = p;
  x.number = n;
  x.owner = enrolmentOf(p, n);
  claimLog()
}
#else
#define claims(p, n)
#endif

/* The endpoint answers a greeting; what came with it, came before. */
inline greet(p) {
  sender = p;
  readBatch(phone[p].hw + 1, 0);
  exchangeOnServer()
}
#endif

inline hear(p) {
  greet(p);
  printf("phone %d hears: hw %d, same %d, refused %d, without bodies %d\n", p, r.hw, r.isSame, r.isRefused, r.quarantined);
  overtakeAll(p);
  applyReply(p)
}

#if LATE
#define isNothingLate (!late[0].isOnWay)

inline copyReply(to, from) {
  to.isOnWay = from.isOnWay;
  to.isRefused = from.isRefused;
  to.phone = from.phone;
  to.hw = from.hw;
  to.isSame = from.isSame;
  to.quarantined = from.quarantined;
  to.day = from.day;
  to.isFresh = from.isFresh;
  to.isOvertaken = from.isOvertaken
}

inline clearReply(l) {
  late[l].isOnWay = 0;
  late[l].isRefused = 0;
  late[l].phone = 0;
  late[l].hw = 0;
  late[l].isSame = 0;
  late[l].quarantined = 0;
  late[l].day = 0;
  late[l].isFresh = 0;
  late[l].isOvertaken = 0
}

/* The reply lies on its way. One that gets lost need not. */
inline hearLate(p) {
  greet(p);
  printf("phone %d is sent a late reply: hw %d, same %d, refused %d, without bodies %d\n", p, r.hw, r.isSame, r.isRefused, r.quarantined);
  r.isOnWay = 1;
#if LATE == 2
  if
  :: !late[0].isOnWay -> copyReply(late[0], r)
  /* Between replies to different phones there is no order. */
  :: late[0].isOnWay && late[0].phone > p -> copyReply(late[1], late[0]); copyReply(late[0], r)
  :: else -> copyReply(late[1], r)
  fi
#else
  copyReply(late[0], r)
#endif
}

inline receive(l) {
  printf("phone %d has its late reply: hw %d, same %d\n", late[l].phone, late[l].hw, late[l].isSame);
  copyReply(r, late[l]);
#if LATE == 2
  if
  :: l == 0 -> copyReply(late[0], late[1])
  :: l == 1 && late[0].phone == r.phone -> overtake(0)
  :: else
  fi;
  clearReply(1);
#else
  clearReply(0);
#endif
  who = r.phone;
  applyReply(who)
}

inline overtake(l) {
  late[l].isOvertaken = 1
}

inline overtakeAll(p) {
  seq = 0;
  do
  :: seq < LATE && late[seq].isOnWay && late[seq].phone == p -> overtake(seq); seq++
  :: seq < LATE && !(late[seq].isOnWay && late[seq].phone == p) -> seq++
  :: else -> break
  od
}

/* sync.replies + 1: what was asked before is not fresh any more. */
inline replyMore(p) {
  seq = 0;
  do
  :: seq < LATE && late[seq].isOnWay && late[seq].phone == p -> late[seq].isFresh = 0; seq++
  :: seq < LATE && !(late[seq].isOnWay && late[seq].phone == p) -> seq++
  :: else -> break
  od
}

/* Replies to a number that the phone has no more: nothing they say is heeded. */
inline dropLate(p) {
#if LATE == 2
  if
  :: late[1].isOnWay && late[1].phone == p -> clearReply(1)
  :: else
  fi;
#endif
  if
  :: late[0].isOnWay && late[0].phone == p ->
#if LATE == 2
    copyReply(late[0], late[1]);
    clearReply(1)
#else
    clearReply(0)
#endif
  :: else
  fi
}
#else
#define isNothingLate true
inline overtakeAll(p) { skip }
inline replyMore(p) { skip }
inline dropLate(p) { skip }
#endif
