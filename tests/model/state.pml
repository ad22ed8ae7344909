/* What is remembered, and by whom. The words are those of src/storage/log.ts, sync-row.ts and src/server/stores. */

#ifndef EVENTS
#define EVENTS 3    /* saved in all, on whichever phone */
#endif
#ifndef NUMBERS
#define NUMBERS 6   /* of logs; asking for one more is an error, so this is a proof that there are no more */
#endif
#ifndef LINES
#define LINES 2     /* exchanges under way at once, of either phone: a tab each, or a batch behind another */
#endif
#ifndef RESTORES
#define RESTORES 1
#endif
#ifndef REJOINS
#define REJOINS 0
#endif
#ifndef WITHHELD
#define WITHHELD 0  /* how often a body is refused */
#endif
#ifndef DAYS
#define DAYS 2      /* of the endpoint, 36 real days apart: one is enough for what is kept to be old */
#endif
#define ROUNDS 6    /* of a calm; needing more is an error */

/* A set of events, or of places in a log: bit 0 is the first. It stands for the digest too, where
   a sum of hashes is taken to differ when the sets do. */
#define only(n)            (1 << ((n) - 1))
#define upTo(n)            ((1 << (n)) - 1)
#define has(set, n)        ((((set) >> ((n) - 1)) & 1) == 1)
/* Which event is at a place of a log or of its receipts, 0 for none: two bits each. */
#define at(rows, seq)      (((rows) >> (2 * ((seq) - 1))) & 3)
#define row(seq, event)    ((event) << (2 * ((seq) - 1)))

/* LogRow and SyncRow. `saved` is next - 1. `born` belongs to the number. */
typedef Phone {
  bit isHere;
  byte number;
  byte owner;               /* its enrolment */
  byte saved;
  byte pruned;
  byte hw;
  byte events;              /* rows; those up to `pruned` stay in the model, as the sums do on the phone */
  byte serverDay;
  byte confirmed[DAYS];     /* hw + 1 of the first exchange of each day, 0 for none: `confirmations` */
  byte withheld;            /* places */
  byte quarantined;         /* places */
  byte previous[NUMBERS];   /* pruned + 1 when the number was handed over, 0 for none: `prev` */
  byte whole[DAYS];         /* only for the proof: places confirmed with their bodies on a day, and not taken back since */
};
Phone phone[2];

/* One life of the endpoint's database. Its digest of a log is the set of its receipts from born to hw. */
typedef Server {
  byte isKnown;             /* numbers that have a row in `logs` */
  byte owner[NUMBERS];
  byte hw[NUMBERS];
  byte receipts[NUMBERS];
  byte quarantined[NUMBERS]; /* places whose body didn't come */
  byte stored;              /* events with their bodies */
};
Server server;
Server backup;

/* An exchange under way: a request, then the reply on its way back. */
#define idle 0
#define asked 1
#define answered 2
#define refused 3
typedef Exchange {
  byte state;
  byte phone;
  byte number;
  byte owner;
  byte first;
  byte last;                /* first - 1 for a greeting */
  byte bare;                /* places that go without their bodies */
  bit isFresh;              /* batch.replies === sync.replies */
  byte hw;
  byte digest;
  byte day;
  byte quarantined;
  bit wasFirst;             /* answered before the same phone's other one */
  bit isOvertaken;          /* and that other one was applied: this reply's `now` is older */
};
Exchange line[LINES];

byte born[NUMBERS];
byte numbers;               /* taken so far */
byte events;                /* saved so far */
byte today;
byte restores;
bit isBackedUp;            /* since the last restore; the backups before the last are as if never made */
byte rejoins;
byte refusals;
