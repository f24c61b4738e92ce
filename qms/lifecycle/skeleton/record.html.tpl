{% extends "web/record.html" %}
{% load i18n %}
{% block facts %}
<dl class="facts">
  <dt>{% translate "Description" %}</dt>
  <dd>{{ record.description|linebreaksbr|default:"–" }}</dd>
</dl>
{% endblock %}
