import type { TFunction } from "i18next";
import type { Delivery, DeliveryState } from "../api/records";

/** By the last part of the type; "account-purged" comes with "member-removed", which says the same to people. */
const events: Record<string, string | undefined> = {
  "account-purged": "networkEventPurged",
  "account-disabled": "networkEventDisabled",
  "account-enabled": "networkEventEnabled",
  "session-revoked": "networkEventSessions",
  verification: "networkEventTest",
  "member-removed": "networkEventPurged",
  "product-access-granted": "networkEventGranted",
  "product-access-changed": "networkEventChanged",
  "product-access-revoked": "networkEventRevoked",
  "role-changed": "networkEventRole",
  "agent-group-changed": "networkEventGroup",
  "agent-group-deleted": "networkEventGroupDeleted",
  "default-agent-changed": "networkEventDefaultAgent",
};

const stateKeys: Record<DeliveryState, string> = {
  waiting: "networkDeliveryWaiting",
  delivered: "networkDeliveryDelivered",
  parked: "networkDeliveryParked",
};

const eventText = (uri: string, t: TFunction) => {
  const key = events[uri.split(/[/:]/).at(-1) ?? ""];
  return key ? t(key) : uri;
};

/** What happened; a type of a later version is shown as it is. */
export const eventsText = ({ events: uris }: Delivery, t: TFunction) =>
  [...new Set(uris.map((uri) => eventText(uri, t)))].join(", ");

/** Whom or what it is about. */
export const subjectText = ({ subject: { kind, id, name } }: Delivery, t: TFunction) => {
  switch (kind) {
    case "agent-group":
      return t("networkDeliveryAgentGroup", { name: name ?? "", id });
    case "role":
      return t("networkDeliveryRole", { name: name ?? id });
    case "product":
      return t("networkDeliveryProduct");
    default:
      return name ?? id;
  }
};

export const stateText = (state: DeliveryState, t: TFunction) => t(stateKeys[state]);
