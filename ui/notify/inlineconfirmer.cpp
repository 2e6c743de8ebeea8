// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/inlineconfirmer.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

QuestionStrip::QuestionStrip(const Theme& theme, QWidget* parent)
    : Surface(theme, false, parent)
    , m_title(new TextLabel(theme, TextSize::Body, true, Tone::Normal, this))
    , m_consequence(new TextLabel(theme, TextSize::Body, false, Tone::Normal, this))
    , m_no(new QPushButton(this))
    , m_yes(new QPushButton(this))
{
    setObjectName(u"questionStrip"_s);
    setTone(Tone::Warning);
    m_title->setObjectName(u"questionTitle"_s);
    m_title->setWordWrap(true);
    m_consequence->setObjectName(u"questionConsequence"_s);
    m_consequence->setWordWrap(true);
    m_no->setObjectName(u"questionNo"_s);
    m_yes->setObjectName(u"questionYes"_s);
    for (QPushButton* button : {m_no, m_yes})
        button->setAutoDefault(true);
    m_yes->setText(tr("Go on"));
    m_no->setText(tr("Leave it as it is"));
    m_no->setToolTip(tr("Leave it as it is (Esc)"));
    m_yes->setProperty("kind", u"negative"_s);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new IconLabel(theme, u"warning"_s, Tone::Warning, this), 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_consequence);
    layout->addLayout(words, 1);
    layout->addWidget(m_no);
    layout->addWidget(m_yes);
    connect(m_no, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
    connect(m_yes, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
    connect(this, &QuestionStrip::answered, this, [this] {
        hide();
        if (m_before)
            m_before->setFocus();
    });
    hide();
}

void QuestionStrip::ask(const Question& question)
{
    m_before = QApplication::focusWidget();
    m_title->setText(question.title);
    m_consequence->setText(question.consequence);
    m_consequence->setVisible(!question.consequence.isEmpty());
    m_yes->setText(question.action);
    m_yes->setAccessibleDescription(question.consequence);
    m_no->setAccessibleDescription(question.title);
    setAccessibleName(question.title);
    show();
    m_no->setFocus();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void QuestionStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT answered(false);
        return;
    }
    Surface::keyPressEvent(event);
}

InlineConfirmer::InlineConfirmer(QuestionStrip* strip, QObject* parent)
    : QObject(parent)
    , m_strip(strip)
{
    connect(strip, &QuestionStrip::answered, this, &InlineConfirmer::answer);
    connect(strip, &QObject::destroyed, this, [this] {
        while (!m_open.empty())
            answer(false);
    });
}

InlineConfirmer::~InlineConfirmer()
{
    while (!m_open.empty())
        answer(false);
}

QFuture<bool> InlineConfirmer::confirm(const Question& question)
{
    auto promise = std::make_unique<QPromise<bool>>();
    promise->start();
    const QFuture<bool> future = promise->future();
    if (!m_strip) {
        promise->addResult(false);
        promise->finish();
        return future;
    }
    m_open.push_back({question, std::move(promise)});
    if (m_open.size() == 1)
        showNext();
    return future;
}

bool InlineConfirmer::dismiss()
{
    if (m_open.empty() || !m_strip)
        return false;
    Q_EMIT m_strip->answered(false);
    return true;
}

void InlineConfirmer::answer(bool yes)
{
    if (m_open.empty())
        return;
    const Open open = std::move(m_open.front());
    m_open.pop_front();
    open.promise->addResult(yes);
    open.promise->finish();
    showNext();
}

void InlineConfirmer::showNext()
{
    if (!m_open.empty() && m_strip)
        m_strip->ask(m_open.front().question);
}

} // namespace callboard::ui
