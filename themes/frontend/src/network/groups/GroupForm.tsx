import { useAlerts } from "@keycloak/keycloak-ui-shared";
import {
  ActionGroup,
  Alert,
  AlertActionLink,
  AlertVariant,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
} from "@patternfly/react-core";
import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { isStale } from "../api/ApiError";
import type { AgentGroupDetails } from "../api/records";
import type { Tagged } from "../api/useNetworkClient";
import { LeaveDialog } from "../unsaved/LeaveDialog";
import { useUnsavedWarning } from "../unsaved/useUnsavedWarning";
import { sentenceOf } from "../users/errorSentence";
import { useWayToGroups } from "./addresses";
import { AgentPicker } from "./AgentPicker";
import { AgentTable } from "./AgentTable";
import { useGroupForm } from "./useGroupForm";

type GroupFormProps = {
  opened: Tagged<AgentGroupDetails>;
  /** Takes the state as it is now, where there is one. */
  onReload?: () => void;
};

/** What a group is called, who is in it, and who of them is its default agent. */
export const GroupForm = ({ opened, onReload }: GroupFormProps) => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const list = useWayToGroups();
  const form = useGroupForm(opened);
  const warning = useUnsavedWarning(form.isChanged);
  const { error, isSaving } = form;
  const mayRename = opened.value.access.edit;
  const shownName = form.name.trim();

  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => problem.current?.focus(), [error]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.maySave || isSaving) return;
    form.save((isStillOpen) => {
      addAlert(t("networkGroupSaved", { name: shownName }), AlertVariant.success);
      warning.release();
      if (isStillOpen) list.go();
    });
  };

  return (
    <Form onSubmit={onSubmit} aria-busy={isSaving} className="network-group-form">
      <FormGroup label={t("networkGroupName")} fieldId="network-group-name" isRequired={mayRename}>
        <TextInput
          id="network-group-name"
          aria-describedby="network-group-sentence"
          maxLength={255}
          autoComplete="off"
          isRequired={mayRename}
          readOnlyVariant={mayRename ? undefined : "default"}
          isDisabled={isSaving}
          value={form.name}
          onChange={(_event, name) => form.setName(name)}
        />
        <FormHelperText>
          <HelperText id="network-group-sentence">
            {mayRename && <HelperTextItem>{t("networkGroupNameExplain")}</HelperTextItem>}
            <HelperTextItem className="network-group-text" data-testid="network-group-sentence">
              {t("networkGroupSentence", { name: shownName || "…" })}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <FormGroup label={t("networkGroupAgents")} fieldId="network-group-agents" role="group">
        <AgentPicker
          id="network-group-agents"
          isDisabled={isSaving}
          taken={form.members.map(({ id }) => id)}
          onPick={form.add}
        />
        <AgentTable
          members={form.members}
          defaultAgent={form.defaultAgent}
          isDisabled={isSaving}
          onDefault={form.setDefaultAgent}
          onRemove={form.remove}
        />
      </FormGroup>
      {error !== undefined && (
        <div ref={problem} tabIndex={-1} role="alert">
          <Alert
            isInline
            variant="danger"
            component="h2"
            title={t("networkGroupNotSaved")}
            actionLinks={
              isStale(error) && <AlertActionLink onClick={onReload}>{t("networkGroupReload")}</AlertActionLink>
            }
          >
            {sentenceOf(error, t)}
          </Alert>
        </div>
      )}
      <ActionGroup>
        <Button type="submit" isAriaDisabled={!form.maySave || isSaving} isLoading={isSaving}>
          {t("save")}
        </Button>
        <Button variant="link" component="a" {...list.link}>
          {t("cancel")}
        </Button>
      </ActionGroup>
      <LeaveDialog isOpen={warning.isAsking} onStay={warning.stay} onLeave={warning.leave} />
    </Form>
  );
};
