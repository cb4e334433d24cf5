<#ftl output_format="plainText">
${msg("networkInvitationFrom", inviter, realmName)}

<#list offers as line>
- ${line}
</#list>

${msg("networkInvitationLink")}:
${link}

${msg("networkInvitationUntil", until)}

${msg("networkInvitationIgnore")}
