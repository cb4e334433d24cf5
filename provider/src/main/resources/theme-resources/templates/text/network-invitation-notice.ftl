<#ftl output_format="plainText">
${msg(accepted?then("networkInvitationNoticeAccepted", "networkInvitationNoticeNothing"), address)}

<#list refused as line>
- ${line}
</#list>
