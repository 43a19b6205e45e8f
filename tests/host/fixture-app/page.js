window.violations = []
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(event.effectiveDirective)
})
window.ready = true
