import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { Drawer, DrawerContent, DrawerContentBody } from "@patternfly/react-core";
import { useState } from "react";
import { useLocation } from "react-router-dom";
import type { Member } from "../api/records";
import { products } from "../api/resources";
import { useResource } from "../api/useResource";
import { MemberList } from "./MemberList";
import { MemberPreview } from "./MemberPreview";
import "./users.css";

/** `of`: the list it was opened from, as its address has it. */
type Opened = { member: Member; opener: HTMLElement | null; of: string };

const Users = () => {
  const catalogue = useResource(products);
  const { search: list } = useLocation();
  const [lastOpened, setOpened] = useState<Opened>();
  // beside another list, or another page of it, the preview would be of somebody who is not there
  const opened = lastOpened?.of === list ? lastOpened : undefined;
  const close = () => {
    setOpened(undefined);
    opened?.opener?.focus();
  };
  return (
    <Drawer isExpanded={opened !== undefined} className="network-users">
      <DrawerContent
        panelContent={
          opened && (
            <MemberPreview
              key={opened.member.id}
              member={opened.member}
              products={catalogue.value ?? []}
              onClose={close}
            />
          )
        }
      >
        <DrawerContentBody>
          <ViewHeader titleKey="networkUsers" subKey="networkUsersExplain" />
          <MemberList
            catalogue={catalogue}
            previewedId={opened?.member.id}
            onPreview={(member, opener) => setOpened({ member, opener, of: list })}
          />
        </DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
};

/** The members of the network: who they are, and what they may be in each product. */
export default function UsersPage() {
  const { realm } = useRealm();
  // another realm is another network: nothing of the old one stays
  return <Users key={realm} />;
}
