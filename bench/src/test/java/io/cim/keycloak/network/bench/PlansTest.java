package io.cim.keycloak.network.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {

  @Test
  void keepsPlansWithoutQueriesAndCosts() {
    String log =
        """
        2026-11-23 10:00:00.000 UTC [7] LOG:  duration: 0.031 ms  plan:
        \tQuery Text: select u.ID from USER_ENTITY u where u.ID=$1 fetch first $2 rows only
        \tLimit  (cost=0.42..8.44 rows=51 width=37) (actual rows=50 loops=1)
        \t  ->  Index Scan using constraint_fb on user_entity u  (cost=0.42..8.44 rows=60 width=37) (actual rows=50 loops=1)
        \t        Index Cond: ((id)::text = $1)
        2026-11-23 10:00:00.001 UTC [8] LOG:  duration: 0.010 ms  plan:
        \tQuery Text: select pg_reload_conf()
        \tResult  (cost=0.00..0.01 rows=1 width=1) (actual rows=1 loops=1)
        2026-11-23 10:00:00.001 UTC [9] LOG:  duration: 0.012 ms  plan:
        \tQuery Text: select d.CLIENT_ID from NETWORK_DELIVERY d where d.STATE='waiting'
        \tSeq Scan on network_delivery d  (cost=0.00..10.00 rows=1 width=37) (actual rows=0 loops=1)
        2026-11-23 10:00:00.002 UTC [10] LOG:  received SIGHUP, reloading configuration files
        """;
    assertEquals(
        List.of(
            """
            Limit  (rows=51) (actual rows=50 loops=1)
              ->  Index Scan using constraint_fb on user_entity u  (rows=60) (actual rows=50 loops=1)
                    Index Cond: ((id) = $1)"""),
        Plans.of(log));
  }
}
