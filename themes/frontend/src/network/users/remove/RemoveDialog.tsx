import {
  Alert,
  Button,
  Form,
  FormGroup,
  Modal,
  ModalVariant,
  Skeleton,
  Stack,
  StackItem,
  TextInput,
} from "@patternfly/react-core";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Product } from "../../api/records";
import { member as memberResource } from "../../api/resources";
import { useNetworkClient } from "../../api/useNetworkClient";
import { useResource } from "../../api/useResource";
import { sentenceOf } from "../errorSentence";
import { LoadError } from "../LoadError";
import { memberNames } from "../memberNames";
import { Consequences } from "./Consequences";

type RemoveDialogProps = { member: Member; products: Product[]; onClose: () => void; onRemoved: () => void };

/** Says what goes with the member, and removes them once their username has been typed. */
export const RemoveDialog = ({ member, products, onClose, onRemoved }: RemoveDialogProps) => {
  const { t } = useTranslation();
  const client = useNetworkClient();
  const details = useResource(memberResource(member.id));
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<unknown>();
  const [isRemoving, setRemoving] = useState(false);
  const id = useId();
  const isConfirmed = typed.trim() === member.username && details.value !== undefined;

  const remove = (event: FormEvent) => {
    event.preventDefault();
    if (!isConfirmed || isRemoving) return;
    setRemoving(true);
    setError(undefined);
    client.send({ method: "DELETE", path: memberResource(member.id) }).then(onRemoved, (failure: unknown) => {
      setError(failure);
      setRemoving(false);
    });
  };
  const close = () => !isRemoving && onClose();

  return (
    <Modal
      variant={ModalVariant.small}
      isOpen
      className="network-dialog"
      title={t("networkRemoveTitle", { name: memberNames(member).name })}
      titleIconVariant="warning"
      onClose={close}
      actions={[
        <Button
          key="remove"
          variant="danger"
          type="submit"
          form={id}
          isDisabled={!isConfirmed || isRemoving}
          isLoading={isRemoving}
        >
          {t("networkRemove")}
        </Button>,
        <Button key="cancel" variant="link" isDisabled={isRemoving} onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      <Stack hasGutter>
        <StackItem>{t("networkRemoveExplain", { username: member.username })}</StackItem>
        <StackItem aria-busy={details.isLoading}>
          {details.isLoading && <Skeleton height="5rem" screenreaderText={t("networkMemberLoading")} />}
          {details.error !== undefined && (
            <LoadError
              title={t("networkMemberNotLoaded")}
              error={details.error}
              headingLevel="h2"
              onRetry={details.reload}
            />
          )}
          {details.value && <Consequences member={details.value} products={products} />}
        </StackItem>
        <StackItem>
          <Form id={id} onSubmit={remove}>
            <FormGroup label={t("networkRemoveConfirm", { username: member.username })} fieldId={`${id}-username`}>
              <TextInput
                id={`${id}-username`}
                value={typed}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={(_event, text) => setTyped(text)}
              />
            </FormGroup>
          </Form>
        </StackItem>
        {error !== undefined && (
          <StackItem>
            <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkNotRemoved")}>
              {sentenceOf(error, t)}
            </Alert>
          </StackItem>
        )}
      </Stack>
    </Modal>
  );
};
