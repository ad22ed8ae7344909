/*
 * The exchange between two phones and the endpoint, with every fault, as a model
 * that spin explores whole: `npm run model`. The README beside this says what is
 * proven, within which bounds, and what each statement stands for in the code.
 */
#include "state.pml"
#include "properties.pml"
#include "server.pml"
#include "phone.pml"
#include "calm.pml"
#include "network.pml"
#include "copies.pml"

/* What the second phone is. */
#define CLONE 0   /* nothing yet; the first one's storage, copied at any time */
#define OWN 1     /* another phone of the program */
#define TWIN 2    /* copied before it joined, so the same number under another enrolment */
#ifndef SECOND
#define SECOND CLONE
#endif

#define waiting(p) (phone[p].saved - phone[p].hw)
#define canAsk(p, l) (phone[p].isHere && line[l].state == idle && ((l) == 0 || line[0].state != idle))
/* exchanges.ts: what comes after a batch that is under way. */
#define canAskBehind(p, l) \
  ((l) == 1 && canAsk(p, l) && line[0].phone == p && line[0].number == phone[p].number \
    && line[0].last > phone[p].hw && line[0].last < phone[p].saved)
#define canAskWhole(p, l, place) (canAsk(p, l) && phone[p].hw >= place && mayMissBody(p, place))

#define actionsOfLine(l) \
  :: d_step { line[l].state == asked -> deliver(l); skip } \
  :: d_step { line[l].state == asked -> deliverForNobody(l); skip } \
  :: d_step { line[l].state != idle -> lose(l); skip } \
  :: d_step { line[l].state == answered || line[l].state == refused -> receive(l); skip }

#define actionsOfPhoneOnLine(p, l) \
  :: d_step { canAsk(p, l) && (waiting(p) == 0 || WITHHELD) -> ask(p, l, phone[p].hw + 1, 0); skip } \
  :: d_step { canAsk(p, l) && waiting(p) > 0 -> ask(p, l, phone[p].hw + 1, 1); skip } \
  :: d_step { canAsk(p, l) && waiting(p) > 1 -> ask(p, l, phone[p].hw + 1, waiting(p)); skip } \
  :: d_step { canAskBehind(p, l) -> ask(p, l, line[0].last + 1, phone[p].saved - line[0].last); skip }

#define askingWhole(p, l, place) \
  :: d_step { canAskWhole(p, l, place) -> askWhole(p, l, place); skip }

#define actionsOfPhone(p) \
  :: d_step { phone[p].isHere && events < EVENTS -> save(p); skip } \
  :: d_step { phone[p].isHere && phone[p].pruned < phone[p].hw && phone[p].serverDay > 0 -> mayLeave(p); prune(p); skip }

active proctype world() {
  d_step {
    phone[0].isHere = 1;
    numbers = 1;
#if SECOND == OWN
    phone[1].isHere = 1;
    phone[1].number = 1;
    phone[1].owner = 1;
    numbers = 2
#elif SECOND == TWIN
    phone[1].isHere = 1;
    phone[1].owner = 1
#endif
  };
  do
  actionsOfPhone(0)
  actionsOfPhone(1)
  actionsOfLine(0)
  actionsOfPhoneOnLine(0, 0)
  actionsOfPhoneOnLine(1, 0)
#if LINES == 2
  actionsOfLine(1)
  actionsOfPhoneOnLine(0, 1)
  actionsOfPhoneOnLine(1, 1)
#endif
#if SECOND == CLONE
  :: d_step { !phone[1].isHere -> cloneFirst(); skip }
#endif
#if REJOINS
  :: d_step { rejoins < REJOINS -> rejoin(0); skip }
  :: d_step { phone[1].isHere && rejoins < REJOINS -> rejoin(1); skip }
#endif
#if WITHHELD
  :: d_step { refusals < WITHHELD && waiting(0) > 0 -> withhold(0); skip }
  :: d_step { refusals < WITHHELD && waiting(1) > 0 -> withhold(1); skip }
  askingWhole(0, 0, 1)
  askingWhole(0, 0, 2)
  askingWhole(0, 0, 3)
  askingWhole(1, 0, 1)
  askingWhole(1, 0, 2)
  askingWhole(1, 0, 3)
#endif
  :: d_step { restores < RESTORES && !isBackedUp && numbers > 0 -> backUp(); skip }
  :: d_step { restores < RESTORES -> restoreServer(); skip }
  :: d_step { today < DAYS - 1 -> printf("36 days go by\n"); today++; skip }
  :: d_step { line[0].state == idle -> calm(0, 0); clear(); skip } -> break
  :: d_step { line[0].state == idle && phone[1].isHere -> calm(1, 1); clear(); skip } -> break
  :: d_step { line[0].state == idle && phone[1].isHere -> calm(0, 1); clear(); skip } -> break
  :: d_step { line[0].state == idle && phone[1].isHere -> calm(1, 0); clear(); skip } -> break
  od
}
