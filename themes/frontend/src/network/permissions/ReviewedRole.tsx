import { Alert, List, ListItem, Skeleton, Title } from "@patternfly/react-core";
import { MinusCircleIcon, PlusCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "../users/errorSentence";
import { roleText } from "../users/roleText";
import { useFormats } from "../users/useFormats";
import { permissionText } from "./permissionText";
import { isRefused, type ReviewedEdit } from "./useReview";

/** One role's changes; the numbers once they are known, or why it cannot be. */
export const ReviewedRole = ({ edit }: { edit: ReviewedEdit }) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { product, role, added, removed, outcome, error } = edit;
  // once the server has said what it would do, all of that: a permission may take others with it
  const before = new Set(role.permissions);
  const changes = outcome
    ? outcome.changes.map((change) => ({ ...change, isAdded: !before.has(change.permission) }))
    : [
        ...added.map((permission) => ({ permission, isAdded: true, gained: 0, lost: 0 })),
        ...removed.map((permission) => ({ permission, isAdded: false, gained: 0, lost: 0 })),
      ];
  const names = { role: roleText(product.clientId, role.name), product: product.name };
  return (
    <section aria-label={t("networkRoleOfProduct", names)} className="pf-v5-u-mt-md">
      <Title headingLevel="h2" size="md">
        {t("networkRoleOfProduct", names)}
      </Title>
      {isRefused(edit) && (
        <Alert isInline variant="danger" component="h3" title={t("networkRoleNotSaved")} className="pf-v5-u-my-sm">
          {sentenceOf(error, t)}
        </Alert>
      )}
      <List isPlain>
        {changes.map(({ permission, isAdded, gained, lost }) => (
          <ListItem key={permission} icon={isAdded ? <PlusCircleIcon /> : <MinusCircleIcon />}>
            <div>
              {t(isAdded ? "networkPermissionAdded" : "networkPermissionRemoved", {
                permission: permissionText(product, permission),
              })}
              {outcome && (
                <div className="pf-v5-u-font-size-sm">
                  {t(isAdded ? "networkPermissionGained" : "networkPermissionLost", {
                    number: number(isAdded ? gained : lost),
                  })}
                </div>
              )}
              {!outcome && !isRefused(edit) && <Skeleton width="12rem" />}
            </div>
          </ListItem>
        ))}
      </List>
    </section>
  );
};
