<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("networkInvitationFrom", inviter, realmName)}</p>
<ul>
<#list offers as line>
  <li>${line}</li>
</#list>
</ul>
<p><a href="${link}">${msg("networkInvitationLink")}</a></p>
<p>${msg("networkInvitationUntil", until)}</p>
<p>${msg("networkInvitationIgnore")}</p>
</@layout.emailLayout>
