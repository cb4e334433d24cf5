import { useEffect, useRef, useState } from "react";
import { isStale } from "../../api/ApiError";
import type { MemberDetails } from "../../api/records";
import { member as memberResource, memberProducts } from "../../api/resources";
import { useNetworkClient, type Tagged } from "../../api/useNetworkClient";
import { choose, onlyChanges, type Choices } from "./choices";

/** `before`: the member as they were when the choices were made, `chosen`: those choices, as they were sent. */
export type Conflict = { before: MemberDetails; chosen: Choices };

type OnSaved = (isStillOpen: boolean) => void;

/**
 * The choices made in the form, over the state of the member that they were made for. When somebody else was faster,
 * they are put over the new state, unsaved, together with what is needed to show both.
 */
export const useEditForm = (opened: Tagged<MemberDetails>) => {
  const client = useNetworkClient();
  const [{ value: member, tag }, setBase] = useState(opened);
  const [choices, setChoices] = useState<Choices>({});
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => void (isOpen.current = false);
  }, []);

  const takeNewState = async () => {
    const now = await client.getTagged(memberResource(member.id), new AbortController().signal);
    setConflict({ before: member, chosen: choices });
    setBase(now);
    setChoices(onlyChanges(now.value, choices));
  };

  const attempt = async (onSaved: OnSaved) => {
    try {
      await client.send({ method: "PUT", path: memberProducts(member.id), body: choices, ifMatch: tag });
      onSaved(isOpen.current);
    } catch (failure) {
      if (!isStale(failure)) throw failure;
      await takeNewState();
    }
  };

  const save = (onSaved: OnSaved) => {
    setSaving(true);
    setError(undefined);
    attempt(onSaved)
      .catch(setError)
      .finally(() => setSaving(false));
  };

  return {
    member,
    choices,
    conflict,
    error,
    isSaving,
    isChanged: Object.keys(choices).length > 0,
    choose: (clientId: string, roles: string[]) => setChoices(choose(member, choices, clientId, roles)),
    /** Takes the state as it is now. */
    discard: () => {
      setChoices({});
      setConflict(undefined);
    },
    save,
  };
};

export type EditForm = ReturnType<typeof useEditForm>;
