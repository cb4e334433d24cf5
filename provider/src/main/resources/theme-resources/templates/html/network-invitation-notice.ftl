<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(accepted?then("networkInvitationNoticeAccepted", "networkInvitationNoticeNothing"), address)}</p>
<ul>
<#list refused as line>
  <li>${line}</li>
</#list>
</ul>
</@layout.emailLayout>
