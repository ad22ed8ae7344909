/*
 * The endpoint where it is restored: an earlier database is put back, or an empty one, or one from after an earlier
 * restore, and all that ever came before may come again. So an endpoint that may be restored at any time and any
 * number of times has, whenever it is asked, any part of what phones ever asked under each number, one event at a
 * place. That part is chosen when it matters, and nothing of it is remembered.
 */
#if RESTORES
/*
 * Those that a phone has, and those of which something was dropped, so that a list speaks of them. What came under
 * any other is stored besides, and nothing is said of it: nothing can go wrong with it that doesn't without.
 */
#define isOfInterest(n) (isInUse(0, n) || isInUse(1, n) || isListed(0, n) || isListed(1, n))
#define isInUse(p, n) (phone[p].isHere && phone[p].number == (n))
#define isListed(p, n) (phone[p].isHere && isTold(p, n, phone[p].number) && dropped(p, n) > born[n])

inline recall() {
  log = 0;
  do
  :: log < NUMBERS && isOfInterest(log) -> chooseOwner(); recallPlaces(); log++
  :: log < NUMBERS && !isOfInterest(log) -> log++
  :: else -> break
  od;
  chooseBodies()
}

#if OWNERS
#define mayOwn(p) (phone[p].isHere && hasHad(p, log))
#define mayTell(p) (phone[p].isHere && isTold(p, log, phone[p].number))

inline own(e) {
  server.isKnown = server.isKnown | only(log + 1);
  server.owner[log] = e
}
#endif

inline chooseOwner() {
#if OWNERS
  if
  :: skip
  :: mayOwn(0) -> own(enrolmentOf(0, log))
  :: mayOwn(1) -> own(enrolmentOf(1, log))
  /* noteReplaced */
  :: mayTell(0) -> own(enrolmentOf(0, phone[0].number))
  :: mayTell(1) -> own(enrolmentOf(1, phone[1].number))
  fi
#else
  skip
#endif
}

inline recallPlaces() {
  place = born[log] + 1;
  do
  :: place <= EVENTS && mayAsk(0, log, place) -> hold(0)
  :: place <= EVENTS && mayAsk(1, log, place) && (place > fork || isUpper(log)) -> hold(1)
  :: place <= EVENTS -> place++
  :: else -> break
  od
}

inline hold(p) {
  server.receipts[log] = server.receipts[log] | row(place, eventOf(p, place));
  place++
}

inline chooseBodies() {
#if WITHHELD
  if
  :: skip
  :: phone[0].refused | phone[1].refused -> isWithoutBodies = 1
  fi;
#endif
  skip;
  d_step { complete(); skip }
}

#define isRefusedTo(p) (has(phone[p].refused, seq) && eventOf(p, seq) == event)

/* The bodies that were refused came, or didn't; all others come with their events. */
inline complete() {
  from = 0;
  do
  :: from < NUMBERS ->
    x.number = from;
    advanceLog();
    seq = 1;
    do
    :: seq <= EVENTS ->
      event = eventAt(server.receipts[from], seq);
      if
      :: event == 0
#if WITHHELD
      :: event != 0 && isWithoutBodies && (isRefusedTo(0) || isRefusedTo(1)) ->
        server.quarantined[from] = server.quarantined[from] | only(seq)
#endif
      :: else -> server.stored = server.stored | only(event)
      fi;
      seq++
    :: else -> break
    od;
    from++
  :: else -> break
  od;
  log = 0;
  place = 0;
  isWithoutBodies = 0
}

#define same 1
#define sameWithoutBodies 2
#define different 3
#define notYours 4
/* Both phones have the number of `p`, or had it, and it is given to neither alone. */
#define isShared(p) \
  (phone[1].isHere && shared > 0 && phone[p].number == shared - 1 && enrolmentOf(0, shared - 1) == enrolmentOf(1, shared - 1))
#define mayDiffer(p) (isShared(p) && phone[1 - p].saved > fork && phone[1 - p].saved > born[phone[p].number])
#define lackingBodies(p) \
  ((phone[p].refused | (isShared(p) -> phone[1 - p].refused & (upTo(fork) | ~upTo(toldHw)) : 0)) \
    & ~only(toldHw + 1) & ~upTo(born[phone[p].number]))
#define mayLackBodies(p) (lackingBodies(p) != 0)
#define mayBeRefused(p) (isOthers(p, 0) || isOthers(p, 1))
/* noteReplaced, and a twin's. */
#define isOthers(p, q) \
  (phone[q].isHere && (enrolmentOf(q, phone[q].number) != enrolmentOf(p, phone[p].number) \
    && isTold(q, phone[p].number, phone[q].number) \
    || hasHad(q, phone[p].number) && enrolmentOf(q, phone[p].number) != enrolmentOf(p, phone[p].number)))

/*
 * What such an endpoint may answer to a greeting, whatever it has by now: as many as there are of the phone's own, or
 * more or fewer, among which is one of the other phone's, where both have the number; or that it gives the number to
 * another phone. A database with less behind a gap, or with other former numbers, answers the same.
 */
inline chooseReply(p) {
  toldHw = born[phone[p].number];
  do
  :: toldHw < phone[p].saved || (mayDiffer(p) && toldHw < phone[1 - p].saved) -> toldHw++
  :: break
  od;
  if
  :: toldHw <= phone[p].saved -> told = same
#if WITHHELD
  :: toldHw <= phone[p].saved && mayLackBodies(p) -> told = sameWithoutBodies
#endif
  :: mayDiffer(p) && toldHw > fork && toldHw > born[phone[p].number] -> told = different
#if OWNERS
  :: toldHw == born[phone[p].number] && mayBeRefused(p) -> told = notYours
#endif
  fi
}

inline greet(p) {
  r.isFresh = 1;
  r.phone = p;
  r.isOvertaken = 0;
  r.isRefused = told == notYours;
  r.isSame = told == same || told == sameWithoutBodies;
  r.hw = (r.isRefused -> 0 : toldHw);
  r.day = (r.isSame -> today : 0);
#if WITHHELD
  r.quarantined = (told == sameWithoutBodies -> lackingBodies(p) : 0);
#endif
  toldHw = 0;
  told = 0
}
#endif
