-- Members number :from to :to of the realm network, the same every time: what looks random is made of digests of the number.
-- A share is a whole number of millionths.

create or replace function bench_share(text) returns int language sql immutable parallel safe
  return ('x' || substr(md5($1), 1, 8))::bit(32)::bigint % 1000000;

create temp table bench_realm as select id from realm where name = 'network';

create temp table bench_member as
  select n,
    md5('member ' || n)::uuid::text as id,
    (array['Maria','Jose','Anna','Mohammed','Wei','Yuki','Olga','Priya','Somchai','Fatima','David','Elena','Lucas','Chloe','Omar','Grace','Ivan','Mei','Noah','Sara',
      'Tomas','Ngoc','Ahmed','Julia','Hans','Ingrid','Kofi','Amara','Pedro','Lin','Karim','Zoe','Arjun','Nina','Marta','Jan','Sofia','Emil','Layla','Rosa'])[1 + bench_share('first ' || n) % 40] as first_name,
    (array['Garc','Mart','Schmi','Nguy','Kow','Tana','Okaf','Ander','Silv','Rossi','Petr','Kha','Chen','Mull','Ols','Dub','Nov','Yam','Fern','Hadd'])[1 + bench_share('stem ' || n) % 20]
      || (array['ia','inez','dt','en','alski','ka','or','sson','eira','ov','er','ado','ic','oto','andez'])[1 + bench_share('end ' || n) % 15] as last_name,
    1600000000000 + bench_share('joined ' || n)::bigint * 160000 as created_timestamp,
    bench_share('enabled ' || n) < 960000 as enabled
  from generate_series(:from, :to) n;

insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id, username, created_timestamp, not_before)
  select m.id, login || '@example.com', login || '@example.com', true, enabled, first_name, last_name, r.id, login, created_timestamp, 0
  from bench_member m cross join bench_realm r
  cross join lateral (select lower(first_name || '.' || last_name) || n as login) l;

insert into user_role_mapping (user_id, role_id)
  select m.id, d.id from bench_member m cross join bench_realm r
  join keycloak_role d on d.realm_id = r.id and d.name = 'default-roles-network';

insert into user_role_mapping (user_id, role_id)
  select m.id, k.id from bench_role b
  join bench_realm r on true
  join client c on c.realm_id = r.id and c.client_id = b.client
  join keycloak_role k on k.client = c.id and k.name = b.role
  join bench_member m on bench_share(b.role || ' ' || m.n) < b.share;

-- the first ten are CIM admins
insert into user_role_mapping (user_id, role_id)
  select m.id, k.id from bench_member m cross join bench_realm r
  join keycloak_role k on k.realm_id = r.id and k.name = 'cim-admin' and not k.client_role
  where m.n <= 10;

-- every tenth member is in one of the agent groups, whose first six confer a role
insert into user_group_membership (group_id, user_id, membership_type)
  select md5('group ' || bench_share('group ' || n) % 2000)::uuid::text, id, 'UNMANAGED'
  from bench_member where bench_share('grouped ' || n) < 100000;

-- and another tenth is in a department
insert into user_group_membership (group_id, user_id, membership_type)
  select md5('department ' || n % 20)::uuid::text, id, 'UNMANAGED'
  from bench_member where bench_share('department ' || n) < 100000;

drop table bench_member, bench_realm;
