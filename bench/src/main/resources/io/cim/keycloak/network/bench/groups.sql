-- 2,000 agent groups, of which six confer a role, and 20 departments that all do.

create temp table bench_top as
  select g.id, g.realm_id from keycloak_group g join realm r on r.id = g.realm_id
  where r.name = 'network' and g.name = 'agent-groups' and trim(g.parent_group) = '';

insert into keycloak_group (id, name, parent_group, realm_id, type)
  select md5('group ' || n)::uuid::text, 'Team ' || n, t.id, t.realm_id, 0 from generate_series(0, 1999) n cross join bench_top t;

insert into group_attribute (id, name, value, group_id)
  select md5('group number ' || n)::uuid::text, 'cim.agent-group.id', (1000 + n)::text, md5('group ' || n)::uuid::text from generate_series(0, 1999) n;

insert into network_agent_group (group_id, realm_id, group_number)
  select md5('group ' || n)::uuid::text, t.realm_id, 1000 + n from generate_series(0, 1999) n cross join bench_top t;

update network_group_counter set last_number = 2999 where realm_id = (select realm_id from bench_top);

insert into group_role_mapping (group_id, role_id)
  select md5('group ' || v.n)::uuid::text, k.id
  from (values (0, 'livechat', 'livechat-agent'), (1, 'chatbot', 'chatbot-editor'), (2, 'campaign', 'campaign-moderator'),
    (3, 'aimychat', 'aimychat-supervisor'), (4, 'chatbot', 'chatbot-developer'), (5, 'livechat', 'livechat-supervisor')) v(n, client, role)
  join bench_top t on true
  join client c on c.realm_id = t.realm_id and c.client_id = v.client
  join keycloak_role k on k.client = c.id and k.name = v.role;

insert into keycloak_group (id, name, parent_group, realm_id, type)
  select md5('department ' || n)::uuid::text, 'Department ' || n, ' ', t.realm_id, 0 from generate_series(0, 19) n cross join bench_top t;

insert into group_role_mapping (group_id, role_id)
  select md5('department ' || n)::uuid::text, k.id from generate_series(0, 19) n
  join bench_top t on true
  join keycloak_role k on k.name = case when n % 2 = 0 then 'livechat-agent' else 'campaign-editor' end
  join client c on c.id = k.client and c.realm_id = t.realm_id;

drop table bench_top;
