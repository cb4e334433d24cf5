/** chatbot-editor of chatbot is "Editor", so that a column of labels can be read at a glance. */
export const roleText = (clientId: string, role: string) => {
  const prefix = `${clientId}-`;
  const short = role.length > prefix.length && role.startsWith(prefix) ? role.slice(prefix.length) : role;
  const words = short.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
