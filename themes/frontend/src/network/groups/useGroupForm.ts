import { useEffect, useRef, useState } from "react";
import type { Agent, AgentGroupDetails, GroupMember } from "../api/records";
import { agentGroup, newAgentGroup } from "../api/resources";
import { useNetworkClient, type Tagged } from "../api/useNetworkClient";

const idsOf = (members: Agent[]) => members.map(({ id }) => id).sort();
const byUsername = (one: Agent, other: Agent) => one.username.localeCompare(other.username);

/** What is typed and chosen, over the group as it was opened; a new one has no tag. */
export const useGroupForm = ({ value: group, tag }: Tagged<AgentGroupDetails>) => {
  const client = useNetworkClient();
  const [name, setName] = useState(group.name);
  const [members, setMembers] = useState<GroupMember[]>(group.members);
  const [defaultAgent, setDefaultAgent] = useState(group.defaultAgent?.id);
  const [error, setError] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => void (isOpen.current = false);
  }, []);

  const isChanged =
    name.trim() !== group.name ||
    defaultAgent !== group.defaultAgent?.id ||
    idsOf(members).join() !== idsOf(group.members).join();

  return {
    name,
    setName,
    members,
    defaultAgent,
    setDefaultAgent,
    add: (agent: Agent) => setMembers([...members, { ...agent, enabled: true }].sort(byUsername)),
    remove: ({ id }: Agent) => {
      setMembers(members.filter((member) => member.id !== id));
      if (id === defaultAgent) setDefaultAgent(undefined);
    },
    isChanged,
    maySave: isChanged && name.trim() !== "",
    error,
    isSaving,
    save: (onSaved: (isStillOpen: boolean) => void) => {
      setSaving(true);
      setError(undefined);
      const body = { name: name.trim(), members: idsOf(members), defaultAgent: defaultAgent ?? null };
      const change = tag
        ? ({ method: "PUT", path: agentGroup(group.id), body, ifMatch: tag } as const)
        : ({ method: "POST", path: newAgentGroup, body } as const);
      client.send(change).then(
        () => onSaved(isOpen.current),
        (failure: unknown) => {
          setError(failure);
          setSaving(false);
        },
      );
    },
  };
};
