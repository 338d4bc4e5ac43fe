{{/* A second release in another namespace needs names of its own for what is not in a namespace. */}}
{{- define "ordinal.clusterName" -}}
{{- printf "%s-%s" .Release.Namespace .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "ordinal.selector" -}}
app.kubernetes.io/name: ordinal
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "ordinal.labels" -}}
{{ include "ordinal.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
