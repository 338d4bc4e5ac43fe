import { useState } from 'react'

function example(origin: string): string {
  return `curl -X POST ${origin}/api/v1/namespaces/default/workloads \\
  -H 'Content-Type: application/yaml' --data-binary @- <<'EOF'
apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: web
spec:
  replicas: 3
  serviceName: web
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
EOF`
}

/** Nothing runs yet: how to make the first ladder appear here. */
export function NoWorkloads() {
  const [copied, setCopied] = useState(false)
  const text = example(window.location.origin)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <section className="empty card" data-testid="empty">
      <svg viewBox="0 0 72 200" aria-hidden="true" className="empty-ladder">
        <path d="M12 6v188M60 6v188" />
        {[172, 136, 100, 64, 28].map((y, ordinal) => (
          <path key={y} className="empty-rung" style={{ animationDelay: `${ordinal * 0.6}s` }} d={`M16 ${y}h40`} />
        ))}
      </svg>
      <div className="empty-words">
        <h2>No workloads yet</h2>
        <p>
          Every stateful workload will stand here as a ladder: pod 0 comes up first, and each next one only when all below it are
          ready. Create one with this command, and watch it climb:
        </p>
        <div className="command">
          <pre tabIndex={0} aria-label="Command that creates a workload">
            {text}
          </pre>
          <button type="button" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </button>
        </div>
      </div>
    </section>
  )
}
