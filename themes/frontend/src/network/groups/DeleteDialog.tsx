import { Alert, Button, Checkbox, List, ListItem, Modal, ModalVariant, Stack, StackItem } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/ApiError";
import type { AgentGroup } from "../api/records";
import { agentGroup } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { sentenceOf } from "../users/errorSentence";
import "../dialogs.css";

type DeleteDialogProps = { group: AgentGroup; onClose: () => void; onDeleted: () => void };

/** The bot projects that a refusal names, undefined where it is about something else. */
const projectsIn = (error: unknown) =>
  error instanceof ApiError && error.code === "group_in_use" ? (error.details?.projects as string[]) : undefined;

/** Says which bot projects would break, and deletes a group that they use only when that is confirmed. */
export const DeleteDialog = ({ group, onClose, onDeleted }: DeleteDialogProps) => {
  const { t } = useTranslation();
  const client = useNetworkClient();
  const id = useId();
  const [isForced, setForced] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<unknown>();
  // somebody may have given it to another bot since the list was read
  const projects = projectsIn(error) ?? group.projects;
  const mayDelete = projects.length === 0 || isForced;

  const remove = () => {
    if (!mayDelete || isDeleting) return;
    setDeleting(true);
    setError(undefined);
    const path = agentGroup(group.id) + (isForced ? "?force=true" : "");
    client.send({ method: "DELETE", path }).then(onDeleted, (failure: unknown) => {
      setError(failure);
      setDeleting(false);
    });
  };
  const close = () => !isDeleting && onClose();
  return (
    <Modal
      variant={ModalVariant.small}
      isOpen
      className="network-dialog"
      title={t("networkGroupDeleteTitle", { name: group.name })}
      titleIconVariant="warning"
      onClose={close}
      actions={[
        <Button
          key="delete"
          variant="danger"
          isDisabled={!mayDelete || isDeleting}
          isLoading={isDeleting}
          onClick={remove}
        >
          {t("networkGroupDelete")}
        </Button>,
        <Button key="cancel" variant="link" isDisabled={isDeleting} onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      <Stack hasGutter>
        <StackItem>{t("networkGroupDeleteExplain", { id: group.id })}</StackItem>
        {projects.length > 0 && (
          <StackItem>
            <Alert isInline variant="danger" component="h2" title={t("networkGroupBreaks")}>
              <List>
                {projects.map((project) => (
                  <ListItem key={project}>{project}</ListItem>
                ))}
              </List>
            </Alert>
            <Checkbox
              id={id}
              className="pf-v5-u-mt-md"
              label={t("networkGroupDeleteForce")}
              isChecked={isForced}
              onChange={(_event, checked) => setForced(checked)}
            />
          </StackItem>
        )}
        {error !== undefined && !projectsIn(error) && (
          <StackItem>
            <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkGroupNotDeleted")}>
              {sentenceOf(error, t)}
            </Alert>
          </StackItem>
        )}
      </Stack>
    </Modal>
  );
};
