import { AlertVariant, ActionGroup, Alert, Button, Form, Gallery } from "@patternfly/react-core";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { MemberDetails, Product } from "../../api/records";
import type { Tagged } from "../../api/useNetworkClient";
import { useWayToList } from "../addresses";
import { sentenceOf } from "../errorSentence";
import { MemberAgentGroups } from "../MemberAgentGroups";
import { memberNames } from "../memberNames";
import { changesIn } from "./changes";
import { ChangeSummary } from "./ChangeSummary";
import { wantedRoles } from "./choices";
import { conflictRows } from "./conflict";
import { ConflictAlert } from "./ConflictAlert";
import { LeaveDialog } from "../../unsaved/LeaveDialog";
import { ProductChoice } from "./ProductChoice";
import { useEditForm } from "./useEditForm";
import { useUnsavedWarning } from "../../unsaved/useUnsavedWarning";

type EditFormProps = { opened: Tagged<MemberDetails>; products: Product[] };

/** All products with their roles, what would change, and the way back to the list. */
export const EditForm = ({ opened, products }: EditFormProps) => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const list = useWayToList(opened.value.id);
  const form = useEditForm(opened);
  const warning = useUnsavedWarning(form.isChanged);
  const { member, choices, conflict, error, isSaving } = form;

  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => problem.current?.focus(), [error]);

  const save = () =>
    form.save((isStillOpen) => {
      addAlert(t("networkSaved", { name: memberNames(member).name }), AlertVariant.success);
      warning.release();
      if (isStillOpen) list.go();
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.isChanged && !isSaving) save();
  };

  return (
    <Form onSubmit={onSubmit} aria-busy={isSaving} className="network-edit">
      {conflict && (
        <ConflictAlert
          rows={conflictRows(conflict.before, member, conflict.chosen, products, t)}
          isChanged={form.isChanged}
          isSaving={isSaving}
          onSave={save}
          onDiscard={form.discard}
        />
      )}
      <Gallery hasGutter minWidths={{ default: "min(17rem, 100%)" }}>
        {products.map((product) => (
          <ProductChoice
            key={product.clientId}
            member={member}
            product={product}
            wanted={wantedRoles(member, choices, product.clientId)}
            isDisabled={isSaving}
            onChoose={(roles) => form.choose(product.clientId, roles)}
          />
        ))}
      </Gallery>
      <MemberAgentGroups groups={member.agentGroups} isLinked headingLevel="h2" />
      <div className="network-edit-end">
        <ChangeSummary changes={changesIn(member, choices, products, t)} />
        {error !== undefined && (
          <div ref={problem} tabIndex={-1} role="alert">
            <Alert isInline variant="danger" component="h2" title={t("networkNotSaved")}>
              {sentenceOf(error, t)}
            </Alert>
          </div>
        )}
        <ActionGroup>
          <Button type="submit" isAriaDisabled={!form.isChanged || isSaving} isLoading={isSaving}>
            {t("save")}
          </Button>
          <Button variant="link" component="a" {...list.link}>
            {t("cancel")}
          </Button>
        </ActionGroup>
      </div>
      <LeaveDialog isOpen={warning.isAsking} onStay={warning.stay} onLeave={warning.leave} />
    </Form>
  );
};
