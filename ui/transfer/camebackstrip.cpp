// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/camebackstrip.h"

#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/selection.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

CameBackStrip::CameBackStrip(UiContext& context, const TransferWatcher& watcher, QWidget* parent)
    : Surface(context.theme, false, parent)
    , m_context(context)
    , m_sentence(new TextLabel(context.theme, TextSize::Body, true, Tone::Normal, this))
    , m_retry(new QPushButton(tr("Try another target"), this))
{
    setObjectName(u"cameBackStrip"_s);
    setTone(Tone::Warning);
    m_sentence->setObjectName(u"cameBackSentence"_s);
    m_sentence->setWordWrap(true);
    m_retry->setObjectName(u"cameBackRetry"_s);
    m_retry->setProperty("kind", u"primary"_s);
    m_retry->setAutoDefault(true);
    const auto showKey = [this] {
        m_retry->setToolTip(tr("Try another target (%1)").arg(keyText(m_context.actions.keys(action::kTransfer))));
    };
    showKey();
    connect(&context.actions, &ActionRegistry::keysChanged, this, showKey);
    auto* close = makeIconButton(context.theme, u"close"_s, tr("Close this message"), this);
    close->setObjectName(u"cameBackClose"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 12, 12);
    layout->setSpacing(8);
    auto* words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(new IconLabel(context.theme, u"takeback"_s, Tone::Warning, this), 0, Qt::AlignTop);
    words->addWidget(m_sentence, 1);
    words->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(words);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    hide();
    connect(close, &QToolButton::clicked, this, &CameBackStrip::dismiss);
    connect(m_retry, &QPushButton::clicked, this, &CameBackStrip::retry);
    connect(&watcher, &TransferWatcher::cameBack, this, qOverload<const TransferReport&>(&CameBackStrip::show));
    connect(&watcher, &TransferWatcher::arrived, this, [this](const TransferReport& report) {
        if (report.call.id == m_report.call.id)
            dismiss();
    });
    connect(&context.models, &LiveModels::callEnded, this, [this](const CallId& call) {
        if (call == m_report.call.id)
            m_retry->hide(); // the sentence stays: somebody has to know that the caller is gone
    });
}

QString CameBackStrip::sentence(const TransferReport& report)
{
    const QString caller = partyLabel(otherParty(report.call, report.extension));
    if (!report.canRetry)
        return tr("%1 %2 is gone.").arg(report.reason, caller);
    switch (stateAt(report.call, report.extension)) {
    case CallState::Ringing:
        return tr("%1 %2 is ringing you again.").arg(report.reason, caller);
    case CallState::Held:
        return tr("%1 %2 is on hold again.").arg(report.reason, caller);
    default:
        return tr("%1 %2 is back with you.").arg(report.reason, caller);
    }
}

void CameBackStrip::show(const TransferReport& report)
{
    m_report = report;
    m_sentence->setText(sentence(report));
    m_retry->setVisible(report.canRetry);
    if (report.canRetry)
        m_context.selection.setCall(report.call.id);
    setAccessibleName(m_sentence->text());
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool CameBackStrip::dismiss()
{
    const bool was = isVisible();
    hide();
    m_report = {};
    return was;
}

void CameBackStrip::retry()
{
    const CallId call = m_report.call.id;
    m_context.selection.setCall(call);
    dismiss();
    Q_EMIT retryWanted(call);
}

} // namespace callboard::ui
