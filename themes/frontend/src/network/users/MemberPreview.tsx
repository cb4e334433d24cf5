import {
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
  DrawerPanelContent,
  Skeleton,
} from "@patternfly/react-core";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Product } from "../api/records";
import { member as memberResource } from "../api/resources";
import { useResource } from "../api/useResource";
import { MemberHistory } from "../history/MemberHistory";
import { LoadError } from "./LoadError";
import type { MemberCommands } from "./MemberActions";
import { MemberAgentGroups } from "./MemberAgentGroups";
import { MemberFacts } from "./MemberFacts";
import { MemberLabels } from "./MemberLabels";
import { memberNames } from "./memberNames";
import { MemberProducts } from "./MemberProducts";
import { PreviewActions } from "./PreviewActions";

const titleId = "network-member-preview";

/** `member`: what the list knows, shown until the details are here. */
type MemberPreviewProps = {
  member: Member;
  products: Product[];
  commands: MemberCommands;
  onClose: () => void;
};

/** Everything about one member, beside the list. */
export const MemberPreview = ({ member, products, commands, onClose }: MemberPreviewProps) => {
  const { t } = useTranslation();
  const details = useResource(memberResource(member.id));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const closeOnEscape = ({ key }: KeyboardEvent) => {
    if (key === "Escape") onClose();
  };
  return (
    <DrawerPanelContent role="region" aria-labelledby={titleId} aria-busy={details.isLoading} onKeyDown={closeOnEscape}>
      <DrawerHead>
        <h2 id={titleId} ref={title} tabIndex={-1} className="pf-v5-c-title pf-m-xl">
          {memberNames(member).name}
        </h2>
        <div>
          <MemberLabels member={details.value ?? member} />
        </div>
        {commands.mayEdit && (
          <PreviewActions
            member={details.value ?? member}
            onRemove={(opener) => commands.onRemove(details.value ?? member, opener)}
          />
        )}
        <DrawerActions>
          <DrawerCloseButton aria-label={t("networkPreviewClose")} onClick={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody className="network-member-preview">
        <MemberFacts member={details.value ?? member} />
        {details.isLoading && <Skeleton height="12rem" screenreaderText={t("networkMemberLoading")} />}
        {details.error !== undefined && (
          <LoadError
            title={t("networkMemberNotLoaded")}
            error={details.error}
            headingLevel="h3"
            onRetry={details.reload}
          />
        )}
        {details.value && (
          <>
            <MemberProducts member={details.value} products={products} />
            <MemberAgentGroups groups={details.value.agentGroups} />
            <MemberHistory member={details.value} products={products} />
          </>
        )}
      </DrawerPanelBody>
    </DrawerPanelContent>
  );
};
