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
#include "restored.pml"
#include "copies.pml"

#define saved() (phone[0].saved + (phone[1].isHere -> phone[1].saved - fork : 0))

#define actionsOfPhone(p) \
  :: d_step { phone[p].isHere && saved() < EVENTS -> save(p); skip } \
  :: d_step { phone[p].isHere && phone[p].pruned < phone[p].hw && phone[p].serverDay > 0 -> mayLeave(p); prune(p); skip } \
  :: atomic { phone[p].isHere -> chooseReply(p); d_step { hear(p); skip } } \
  lateOf(p)

#if !RESTORES && NUMBERS != 6
#error "the numbers below are all that there are"
#endif
/* What a phone has ever asked may come at any time, and as often as may be. */
#define requestsUnder(p) \
  requestsUnderNumber(p, 0) \
  requestsUnderNumber(p, 1) \
  requestsUnderNumber(p, 2) \
  requestsUnderNumber(p, 3) \
  requestsUnderNumber(p, 4) \
  requestsUnderNumber(p, 5)
#define requestsUnderNumber(p, n) \
  claims(p, n) \
  requests(p, n, 1) \
  requests(p, n, 2) \
  requests(p, n, 3)

#if LATE
#define lateOf(p) \
  :: atomic { phone[p].isHere && !late[LATE - 1].isOnWay -> chooseReply(p); d_step { hearLate(p); skip } }
#else
#define lateOf(p)
#endif

active proctype world() {
  d_step { begin(); skip };
  do
  actionsOfPhone(0)
  actionsOfPhone(1)
#if LATE > 0
  :: d_step { late[0].isOnWay -> receive(0); skip }
#endif
#if LATE > 1
  :: d_step { late[1].isOnWay -> receive(1); skip }
#endif
#if !RESTORES
  requestsUnder(0)
  requestsUnder(1)
#endif
#if SECOND == CLONE
  :: d_step { !phone[1].isHere -> cloneFirst(); skip }
#endif
#if REJOINS
  :: d_step { rejoins < REJOINS -> rejoin(0); skip }
  :: d_step { phone[1].isHere && rejoins < REJOINS -> rejoin(1); skip }
#endif
#if WITHHELD
  :: d_step { refusals < WITHHELD && phone[0].hw < phone[0].saved -> withhold(0); skip }
  :: d_step { phone[1].isHere && refusals < WITHHELD && phone[1].hw < phone[1].saved -> withhold(1); skip }
#endif
  :: d_step { today < DAYS - 1 -> printf("36 days go by\n"); today++; skip }
#if FALLS
  :: d_step { today > 0 && falls < FALLS -> printf("36 days are taken back\n"); today--; falls++; skip }
#endif
  :: atomic {
      isNothingLate ->
      recall();
      if
      :: phone[1].isHere -> another = 1
      :: phone[1].isHere -> one = 1
      :: skip
      :: phone[1].isHere -> one = 1; another = 1
      fi;
      d_step { calm(); clear(); skip }
    } -> break
  od
}
