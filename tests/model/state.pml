/* What is remembered, and by whom. The words are those of src/storage/log.ts, sync-row.ts and src/server/stores. */

#ifndef EVENTS
#define EVENTS 3    /* saved in all, on whichever phone */
#endif
#ifndef NUMBERS
#define NUMBERS 6   /* of logs; asking for one more is an error, so this is a proof that there are no more */
#endif
#ifndef LATE
#define LATE 2      /* replies on their way, of either phone, while other exchanges end */
#endif
#ifndef RESTORES
#define RESTORES 1  /* whether the endpoint is ever restored: then as often as may be */
#endif
#ifndef REJOINS
#define REJOINS 0   /* how often a phone joins again */
#endif
#ifndef WITHHELD
#define WITHHELD 0  /* how often a body is refused */
#endif
#ifndef DAYS
#define DAYS 2      /* of the endpoint, 36 real days apart: one is enough for what is kept to be old */
#endif
#ifndef FALLS
#define FALLS 0     /* how often the endpoint's clock is set back, by 36 days */
#endif
#define ROUNDS 6    /* of a calm; needing more is an error */

/* What the second phone is. */
#define CLONE 0   /* nothing yet; the first one's storage, copied at any time */
#define OWN 1     /* another phone of the program */
#define TWIN 2    /* copied before it joined, so the same number under another enrolment */
#ifndef SECOND
#define SECOND CLONE
#endif

/* Whether one number can ever be claimed by two enrolments; where not, whose it is needs no remembering. */
#define OWNERS (REJOINS > 0 || SECOND == TWIN)

/* Rows keep their places for ever, so an event is its place and the phone that made it: 1 ... EVENTS are the first
   phone's, those after them the second's. A copy's events up to `fork` are the first one's. */
#define eventOf(p, seq)    ((seq) + EVENTS * ((p) == 1 && (seq) > fork))

/* A set of events, or of places in a log: bit 0 is the first. It stands for the digest too, where
   a sum of hashes is taken to differ when the sets do. */
#define only(n)            (1 << ((n) - 1))
#define upTo(n)            ((1 << (n)) - 1)
#define has(set, n)        ((((set) >> ((n) - 1)) & 1) == 1)

/* Whose event is at a place of a log's receipts, two bits each: 0 for none, else the phone and one. */
#define makerAt(rows, seq) (((rows) >> (2 * ((seq) - 1))) & 3)
#define eventAt(rows, seq) ((seq) * (makerAt(rows, seq) != 0) + EVENTS * (makerAt(rows, seq) == 2))
#define row(seq, event)    ((1 + ((event) > EVENTS)) << (2 * ((seq) - 1)))

/* Numbers are random, so only which phone took them, and in which order, means anything. The first phone takes them
   from the lower end and the second from the upper one; a copy had the first `shared` ones too. */
byte lower, upper;          /* taken so far, from each end */
byte shared;
#define isUpper(n)         ((n) >= NUMBERS - upper)
/* Whether phone `p` handed `other` over before it had `n`, which is or was its own. */
#define isBefore(p, other, n) \
  ((p) == 1 && isUpper(n) -> (other) > (n) || (other) < shared : (other) < (n))
#define numberAfter(p, n) \
  ((p) == 0 -> (n) + 1 : (isUpper(n) -> (n) - 1 : ((n) + 1 < shared -> (n) + 1 : NUMBERS - 1)))

/* LogRow and SyncRow. `saved` is next - 1. `born` belongs to the number. */
typedef Phone {
  bit isHere;
  byte number;
  byte saved;
  byte pruned;
  byte hw;
  byte serverDay;
  byte confirmed[DAYS - 1]; /* hw + 1 of the first exchange of each day, 0 for none: `confirmations`. The last day's never gets old. */
  byte withheld;            /* places */
  byte quarantined;         /* places */
  byte refused;             /* only for the network: places whose events went, or may have gone, without a body */
  byte whole[DAYS];         /* only for the proof: places confirmed with their bodies on a day, and not taken back since */
};
Phone phone[2];

byte born[NUMBERS];
/* `prev`: what a number had dropped when it was handed over is where the next one begins. */
#ifdef BUG_PREVIOUS_DROPPED
#define dropped(p, n) 0
#else
#define dropped(p, n) born[numberAfter(p, n)]
#endif

/* The endpoint's database. Its digest of a log is the set of its receipts from born to hw. */
typedef Server {
#if OWNERS
  byte isKnown;              /* numbers that have a row in `logs` */
  byte owner[NUMBERS];
#endif
  byte hw[NUMBERS];
  byte receipts[NUMBERS];
  byte quarantined[NUMBERS]; /* places whose body didn't come */
  byte stored;               /* events with their bodies */
};
Server server;

#if OWNERS
byte enrolment[NUMBERS];    /* that took the number; a twin has the first number under its own */
#define enrolmentOf(p, n)  (SECOND == TWIN && (p) == 1 && (n) == 0 -> 1 : enrolment[n])
#define ownerAtServer(n)   server.owner[n]
#else
#define enrolmentOf(p, n)  (SECOND == OWN && isUpper(n))
#define ownerAtServer(n)   enrolmentOf(0, n)
#endif

/* Whether a number is one of the enrolment that has `other`. */
#if OWNERS
#define isKnownOfOwner(n) (has(server.isKnown, (n) + 1) && server.owner[n] == server.owner[other])
#else
/* One that no phone has taken yet stands for nothing: what is above 0 of it is never reached. */
#define isKnownOfOwner(n) (((n) < lower || isUpper(n)) && ownerAtServer(n) == ownerAtServer(other))
#endif

/* A reply, in the order in which the endpoint made them: those first in the list are older. */
typedef Reply {
  bit isOnWay;
  bit isRefused;            /* 409 */
  bit phone;
  byte hw;
  bit isSame;               /* its digest is the phone's of the same events: both end there, whatever comes later */
  byte quarantined;
  byte day;
  bit isFresh;              /* batch.replies === sync.replies */
  bit isOvertaken;          /* one that was made later was applied first */
};
#if LATE > 0
Reply late[LATE];
#endif

byte fork;
byte today;
byte rejoins;
byte refusals;
#if FALLS
byte falls;
#endif

/* Only between the choices of one step. */
byte log, place, toldHw, told, one, another;
bit isWithoutBodies;
