import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant, Drawer, DrawerContent, DrawerContentBody } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router-dom";
import type { Member } from "../api/records";
import { access, products } from "../api/resources";
import { useResource } from "../api/useResource";
import { returnedOf } from "./addresses";
import type { MemberCommands } from "./MemberActions";
import { MemberList } from "./MemberList";
import { memberNames } from "./memberNames";
import { MemberPreview } from "./MemberPreview";
import { RemoveDialog } from "./remove/RemoveDialog";
import { useMemberList } from "./useMemberList";
import "./users.css";

type Chosen = { member: Member; opener: HTMLElement | null };
/** `of`: the list it was opened from, as its address has it. */
type Opened = Chosen & { of: string };

const Users = () => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const may = useResource(access);
  const catalogue = useResource(products);
  const listing = useMemberList();
  const { search: list, ...location } = useLocation();
  const [lastOpened, setOpened] = useState<Opened>();
  const [removing, setRemoving] = useState<Chosen>();
  const [returned, setReturned] = useState(() => returnedOf(location.state));
  const body = useRef<HTMLDivElement>(null);
  const focusNext = useRef<HTMLElement | null>(null);
  // beside another list, or another page of it, the preview would be of somebody who is not there
  const opened = lastOpened?.of === list ? lastOpened : undefined;

  const commands: MemberCommands = {
    mayEdit: may.value?.edit === true,
    onPreview: (member, opener) => setOpened({ member, opener, of: list }),
    onRemove: (member, opener) => setRemoving({ member, opener }),
    returnedId: returned?.id,
    onReturn: (member, opener) => {
      opener?.focus();
      if (returned?.preview) setOpened({ member, opener, of: list });
      setReturned(undefined);
    },
  };
  const closePreview = () => {
    setOpened(undefined);
    opened?.opener?.focus();
  };
  const closeRemoval = () => {
    focusNext.current = removing?.opener ?? null;
    setRemoving(undefined);
  };
  // not before the dialog is gone, which does not let the focus out
  useEffect(() => {
    if (removing) return;
    focusNext.current?.focus();
    focusNext.current = null;
  }, [removing]);
  const endRemoval = ({ member }: Chosen) => {
    addAlert(t("networkRemoved", { name: memberNames(member).name }), AlertVariant.success);
    setRemoving(undefined);
    setOpened(undefined);
    // the row is gone, and what had the focus with it
    focusNext.current = body.current;
    listing.reload();
  };

  return (
    <>
      <Drawer isExpanded={opened !== undefined} className="network-users">
        <DrawerContent
          panelContent={
            opened && (
              <MemberPreview
                key={opened.member.id}
                member={opened.member}
                products={catalogue.value ?? []}
                commands={commands}
                onClose={closePreview}
              />
            )
          }
        >
          <DrawerContentBody>
            <ViewHeader
              titleKey="networkUsers"
              subKey={
                <>
                  {t("networkUsersExplain")} {commands.mayEdit && t("networkUsersAddExplain")}
                </>
              }
            />
            <div ref={body} tabIndex={-1} role="region" aria-label={t("networkUsers")} className="network-focusable">
              <MemberList listing={listing} catalogue={catalogue} previewedId={opened?.member.id} commands={commands} />
            </div>
          </DrawerContentBody>
        </DrawerContent>
      </Drawer>
      {removing && (
        <RemoveDialog
          member={removing.member}
          products={catalogue.value ?? []}
          onClose={closeRemoval}
          onRemoved={() => endRemoval(removing)}
        />
      )}
    </>
  );
};

/** The members of the network: who they are, and what they may be in each product. */
export default function UsersPage() {
  const { realm } = useRealm();
  // another realm is another network: nothing of the old one stays
  return <Users key={realm} />;
}
